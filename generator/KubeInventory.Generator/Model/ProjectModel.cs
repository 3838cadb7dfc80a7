namespace KubeInventory.Generator.Model;

/// <summary>What the consuming project decides.</summary>
/// <param name="ClientSet">Name of the client set.</param>
/// <param name="Name">The project's word in names such as the JSON resolver's.</param>
/// <param name="Files">What holds for files whose metadata say nothing.</param>
/// <param name="Complaints">What is wrong with the project's properties.</param>
internal sealed record ProjectModel(string ClientSet, string Name, DefinitionOptions Files, EquatableArray<DiagnosticModel> Complaints)
{
    /// <summary>Namespace of what is emitted once for all files.</summary>
    public string Namespace => Files.Namespace;
}
