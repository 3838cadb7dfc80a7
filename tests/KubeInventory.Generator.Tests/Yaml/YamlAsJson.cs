using System.Text.Encodings.Web;
using System.Text.Json;
using KubeInventory.Generator.Tests.Support;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

/// <summary>Reads YAML that must be right, and shows it as the JSON that Kubernetes would make of it.</summary>
internal static class YamlAsJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string text) => Of(Root(text));

    public static string Of(YamlNode? node) => YamlJson.Of(node)?.ToJsonString(Readable) ?? "null";

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
}
