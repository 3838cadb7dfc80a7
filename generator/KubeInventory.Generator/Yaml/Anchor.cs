namespace KubeInventory.Generator.Yaml;

/// <summary>A node with a name, and how large that node is with its aliases followed.</summary>
internal sealed class Anchor(DocumentSize.Mark before)
{
    public DocumentSize.Mark Before { get; } = before;

    /// <summary>Null while the node is being read.</summary>
    public YamlNode? Node { get; set; }

    public int Nodes { get; set; }

    /// <summary>How many collections lie within one another at the deepest place of the node.</summary>
    public int Height { get; set; }
}
