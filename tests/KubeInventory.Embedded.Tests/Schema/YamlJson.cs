using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Embedded.Tests;

/// <summary>Reads YAML files as JSON.</summary>
internal static class YamlJson
{
    /// <summary>The CustomResourceDefinitions in the files of a folder and below, each with its file name.</summary>
    public static IEnumerable<(string File, JsonObject Definition)> Definitions(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from document in ReadFile(file)
        where (string?)document["kind"] == "CustomResourceDefinition"
        select (Path.GetFileName(file), document);

    private static IEnumerable<JsonObject> ReadFile(string file)
    {
        using var reader = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. yaml.Documents.Select(document => Convert(document.RootNode)).OfType<JsonObject>()];
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create((string)entry.Key!, Convert(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value!),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidDataException(node.ToString()),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" => null,
        "true" or "yes" or "on" or "y" or "Y" => true,
        "false" or "no" or "off" or "n" or "N" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        _ when char.IsAsciiDigit(text[^1]) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
