namespace KubeInventory.Generator.Yaml;

/// <summary>The tag and the anchor that precede a node; the default has neither.</summary>
internal readonly struct NodeProperties(YamlPosition start, YamlPosition end, string? tag, Anchor? anchor)
{
    public YamlPosition End { get; } = end;

    public string? Tag { get; } = tag;

    public Anchor? Anchor { get; } = anchor;

    public bool Any => Tag is not null || Anchor is not null;

    /// <summary>Where a node begins whose content begins at a position.</summary>
    public YamlPosition StartOr(YamlPosition content) => Any ? start : content;

    /// <summary>Adds the properties of the same node that stand on a later line, unless both have a tag or both an anchor.</summary>
    public bool TryAdd(NodeProperties later, out NodeProperties both)
    {
        both = !later.Any ? this
            : !Any ? later
            : new NodeProperties(start, later.End, Tag ?? later.Tag, Anchor ?? later.Anchor);
        return (Tag is null || later.Tag is null) && (Anchor is null || later.Anchor is null);
    }
}
