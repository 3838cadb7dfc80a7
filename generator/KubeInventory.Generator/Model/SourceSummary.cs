using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>As much of a source as names and clients depend on: it stays equal when only a description changes.</summary>
internal sealed record SourceSummary(
    DefinitionOptions Options, string Path, string Key, string? Group, string RootName, EquatableArray<TypeSummary> Types, ResourceModel? Resource, string? ListKind, string? Deprecation)
{
    public static SourceSummary Of(SourceModel source) => new(
        source.Options,
        source.Path,
        source.Key,
        source.Group,
        source.RootName,
        source.Types.Select(static type => new TypeSummary(type.Name, type.Origin)).ToEquatableArray(),
        (source as KindModel)?.Resource,
        (source as KindModel)?.Surface.ListKind,
        (source as KindModel)?.Deprecation);
}

/// <summary>A type's name, and what decides on it where kinds share the type.</summary>
internal sealed record TypeSummary(string Name, TypeOrigin? Origin);
