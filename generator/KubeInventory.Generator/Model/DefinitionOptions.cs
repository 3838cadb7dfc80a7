namespace KubeInventory.Generator.Model;

/// <summary>What the project, or the metadata of one additional file, decides about that file.</summary>
/// <param name="Namespace">Namespace of the emitted types.</param>
/// <param name="TypePrefix">What each type's name begins with.</param>
/// <param name="Versions">Which versions become types.</param>
/// <param name="Parts">What is emitted for them.</param>
internal sealed record DefinitionOptions(string Namespace, string TypePrefix, VersionSelection Versions, Parts Parts)
{
    public static DefinitionOptions Default { get; } = new("", "", VersionSelection.Served, Parts.All);
}
