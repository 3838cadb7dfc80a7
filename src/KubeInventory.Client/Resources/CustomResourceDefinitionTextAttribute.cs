using System.ComponentModel;

namespace KubeInventory.Client;

/// <summary>Holds the text of a CustomResourceDefinition; emitted by the generator.</summary>
/// <remarks>
/// An attribute lies in an assembly as UTF-8 and costs a compiler next to nothing. A literal in code would lie there as UTF-16, of which an
/// assembly holds 16 MB at most; and one in UTF-8 is an array to the compiler, which it takes byte by byte.
/// </remarks>
/// <param name="name">Name of the definition.</param>
/// <param name="yaml">One YAML document.</param>
[AttributeUsage(AttributeTargets.Class)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CustomResourceDefinitionTextAttribute(string name, string yaml) : Attribute
{
    /// <summary>Name of the definition, such as <c>hosts.kubeinventory.io</c>.</summary>
    public string Name { get; } = name;

    /// <summary>One YAML document.</summary>
    public string Yaml { get; } = yaml;
}
