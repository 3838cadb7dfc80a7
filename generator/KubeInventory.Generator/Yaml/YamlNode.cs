namespace KubeInventory.Generator.Yaml;

/// <summary>A value in a YAML document: a scalar, a sequence or a mapping.</summary>
/// <remarks>
/// An alias is the very node that its anchor names, so a document is a graph without cycles, and a node lies where its anchor stands.
/// The reader bounds both depth and size of a document with its aliases followed, so a recursive walk is safe.
/// </remarks>
internal abstract class YamlNode(YamlPosition start, YamlPosition end, string? tag)
{
    /// <summary>Where the node begins, its tag and anchor included.</summary>
    public YamlPosition Start { get; } = start;

    /// <summary>Just behind the last character of the node.</summary>
    public YamlPosition End { get; } = end;

    /// <summary>The tag in full (<c>tag:yaml.org,2002:str</c> for <c>!!str</c>), or null where the text has none.</summary>
    public string? Tag { get; } = tag;
}
