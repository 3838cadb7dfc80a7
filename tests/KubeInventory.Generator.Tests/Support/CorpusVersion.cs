using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>A served version of a definition in a file.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Schema">Its whole schema, as an API server knows it.</param>
internal sealed record CorpusVersion(string ApiVersion, string Kind, StructuralSchema Schema)
{
    public static IEnumerable<CorpusVersion> Of(AdditionalFile file) =>
        from document in YamlReader.Read(file.GetText().ToString()).Documents.OfType<YamlMapping>()
        let spec = (JsonObject?)YamlJson.Of(document)!["spec"]
        from version in (spec?["versions"] as JsonArray ?? []).OfType<JsonObject>()
        where version["served"]?.GetValue<bool>() != false && version["schema"]?["openAPIV3Schema"] is JsonObject
        select new CorpusVersion(
            $"{spec!["group"]}/{version["name"]}",
            spec["names"]!["kind"]!.GetValue<string>(),
            StructuralSchema.Parse((JsonObject)version["schema"]!["openAPIV3Schema"]!));
}
