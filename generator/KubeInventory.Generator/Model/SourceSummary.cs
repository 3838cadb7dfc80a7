using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>As much of a source as names and clients depend on: it stays equal when only a field or a description changes.</summary>
internal sealed record SourceSummary(
    DefinitionOptions Options, string Path, string Key, string? Group, string RootName, EquatableArray<string> TypeNames, ResourceModel? Resource, string? Deprecation)
{
    public static SourceSummary Of(SourceModel source) => new(
        source.Options,
        source.Path,
        source.Key,
        source.Group,
        source.RootName,
        source.Types.Select(static type => type.Name).ToEquatableArray(),
        (source as KindModel)?.Resource,
        (source as KindModel)?.Deprecation);
}
