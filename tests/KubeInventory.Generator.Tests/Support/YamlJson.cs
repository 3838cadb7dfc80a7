using System.Text.Json.Nodes;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>YAML as the JSON that Kubernetes makes of it.</summary>
internal static class YamlJson
{
    public static JsonNode? Of(YamlNode? node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(static entry => KeyValuePair.Create(entry.Key.Name, Of(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Of)]),
        YamlScalar scalar => Of(scalar),
        _ => null,
    };

    private static JsonValue? Of(YamlScalar scalar) => scalar switch
    {
        { IsNull: true } => null,
        _ when scalar.TryGetBoolean(out var boolean) => JsonValue.Create(boolean),
        _ when scalar.TryGetInt64(out var integer) => JsonValue.Create(integer),
        _ when scalar.TryGetDouble(out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Value),
    };
}
