namespace KubeInventory.Generator.Model;

/// <summary>What one additional file gives.</summary>
internal sealed record FileModel(
    EquatableArray<SourceModel> Sources,
    EquatableArray<ManifestModel> Manifests,
    EquatableArray<DefinitionPlace> Places,
    EquatableArray<DiagnosticModel> Diagnostics)
{
    /// <summary>A file that is none of the generator's business.</summary>
    public static FileModel Empty { get; } = new(default, default, default, default);
}

/// <summary>Where a kind is defined; apart from the kind itself, which need not be emitted again when it moves down a line.</summary>
internal sealed record DefinitionPlace(string Path, string Key, int Line, int Column);
