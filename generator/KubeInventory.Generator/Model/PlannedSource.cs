namespace KubeInventory.Generator.Model;

/// <summary>A source whose names are final.</summary>
internal sealed record PlannedSource(SourceModel Source, string Namespace);
