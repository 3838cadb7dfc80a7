namespace KubeInventory.Client;

/// <summary>The text of a CustomResourceDefinition, as it lay beside the code that was generated from it.</summary>
/// <param name="Name">Name of the definition, such as <c>hosts.kubeinventory.io</c>.</param>
/// <param name="Yaml">One YAML document in UTF-8.</param>
public sealed record CustomResourceDefinitionManifest(string Name, ReadOnlyMemory<byte> Yaml);
