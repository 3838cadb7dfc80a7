using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

/// <summary>Reads YAML that must be right, and shows it as the JSON that Kubernetes would make of it.</summary>
internal static class YamlAsJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string text) => Of(Root(text));

    public static string Of(YamlNode? node) => ToJson(node)?.ToJsonString(Readable) ?? "null";

    public static YamlNode Root(string text)
    {
        var document = Assert.Single(Documents(text));
        Assert.NotNull(document);
        return document;
    }

    public static IReadOnlyList<YamlNode?> Documents(string text)
    {
        var result = YamlReader.Read(text);
        Assert.Empty(result.Errors);
        return result.Documents;
    }

    private static JsonNode? ToJson(YamlNode? node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Name, ToJson(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        YamlScalar scalar => ToJson(scalar),
        _ => null,
    };

    private static JsonValue? ToJson(YamlScalar scalar) => scalar switch
    {
        { IsNull: true } => null,
        _ when scalar.TryGetBoolean(out var boolean) => JsonValue.Create(boolean),
        _ when scalar.TryGetInt64(out var integer) => JsonValue.Create(integer),
        _ when scalar.TryGetDouble(out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Value),
    };
}
