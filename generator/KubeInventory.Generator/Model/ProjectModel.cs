namespace KubeInventory.Generator.Model;

/// <summary>What the consuming project decides.</summary>
/// <param name="Namespace">Namespace of the emitted types.</param>
/// <param name="ClientSet">Name of the client set; null if the project wants none.</param>
/// <param name="Name">The project's word in names such as the JSON resolver's.</param>
internal sealed record ProjectModel(string Namespace, string? ClientSet, string Name);
