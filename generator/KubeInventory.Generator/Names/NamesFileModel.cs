using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Names;

/// <summary>What one names file says, and where.</summary>
internal sealed record NamesFileModel(string Path, EquatableArray<PinnedEntry> Names, EquatableArray<DiagnosticModel> Diagnostics);

/// <summary>A pinned name, and where it stands in its file.</summary>
internal sealed record PinnedEntry(string ApiVersion, string Name, EquatableArray<PinnedEntryPlace> Places, int Line, int Column);

/// <summary>A place that has a name, and where it stands in its file.</summary>
internal sealed record PinnedEntryPlace(PinnedPlace Place, int Line, int Column);
