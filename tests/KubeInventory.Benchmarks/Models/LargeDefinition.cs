using System.Text.Json.Nodes;
using KubeInventory.Generator.Tests.Support;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Benchmarks;

/// <summary>The large CRD that sizes are about: Prometheus of monitoring.coreos.com; where the corpus lacks it, the largest of that group.</summary>
internal static class LargeDefinition
{
    private const string Group = "monitoring.coreos.com";

    /// <summary>The largest file of those that hold it, and the kind that it is of.</summary>
    public static (AdditionalFile File, string Kind) Find() => Definitions.All
        .Select(static file => (File: file, Text: file.GetText().ToString()))
        .Where(static file => file.Text.Contains(Group, StringComparison.Ordinal))
        .SelectMany(static file => KindsOf(file.Text), static (file, kind) => (file.File, file.Text.Length, Kind: kind))
        .OrderByDescending(static found => found.Kind == "Prometheus")
        .ThenByDescending(static found => found.Length)
        .Select(static found => (found.File, found.Kind))
        .FirstOrDefault() is { File: not null } largest
            ? largest
            : throw new CannotMeasureException($"the corpus has no CRD of {Group}");

    private static IEnumerable<string> KindsOf(string text) =>
        from document in YamlReader.Read(text).Documents.OfType<YamlMapping>()
        let spec = YamlJson.Of(document)?["spec"] as JsonObject
        where spec?["group"]?.GetValue<string>() == Group
        select spec["names"]?["kind"]?.GetValue<string>() ?? "";
}
