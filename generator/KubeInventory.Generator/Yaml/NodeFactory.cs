using System.Collections.Generic;
using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>Makes nodes out of what was read, and completes the anchors in front of them.</summary>
internal sealed class NodeFactory(YamlCursor cursor, AnchorTable anchors, DocumentSize size)
{
    /// <summary>Where the last node ended that was read, or the last alias: an alias's node ends at its anchor.</summary>
    public YamlPosition LastEnd { get; private set; }

    public YamlScalar Scalar(NodeProperties properties, YamlPosition start, ScalarText text)
    {
        var scalar = new YamlScalar(properties.StartOr(start), text.End, properties.Tag, text.Value, text.Style);
        Complete(properties, scalar);
        return scalar;
    }

    /// <summary>The value that is left out at a position.</summary>
    public YamlScalar Empty(NodeProperties properties, YamlPosition position)
    {
        var end = properties.Any ? properties.End : position;
        return Scalar(properties, end, new ScalarText(string.Empty, YamlScalarStyle.Plain, end));
    }

    public YamlSequence Sequence(NodeProperties properties, YamlPosition start, YamlPosition end, ImmutableArray<YamlNode> items)
    {
        var sequence = new YamlSequence(properties.StartOr(start), end, properties.Tag, items);
        Complete(properties, sequence);
        return sequence;
    }

    public YamlMapping Mapping(
        NodeProperties properties,
        YamlPosition start,
        YamlPosition end,
        ImmutableArray<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        var mapping = new YamlMapping(properties.StartOr(start), end, properties.Tag, entries);
        Complete(properties, mapping);
        return mapping;
    }

    /// <summary>Reads the alias at the cursor.</summary>
    public YamlNode Alias(NodeProperties own)
    {
        var start = cursor.Position;
        RefuseOnAlias(own);
        var node = anchors.ReadAlias() ?? Empty(default, start);
        LastEnd = cursor.Position;
        return node;
    }

    public void RefuseOnAlias(NodeProperties properties)
    {
        if (properties.Any)
        {
            cursor.Fail("An alias takes neither tag nor anchor: it has those of its anchor.");
        }
    }

    /// <summary>Takes a node as a key, which only a scalar can be.</summary>
    public YamlScalar Key(YamlNode node, YamlPosition start)
    {
        if (node is YamlScalar scalar)
        {
            return scalar;
        }

        cursor.Fail(start, "A list or a mapping cannot be a key in Kubernetes: use a text.");
        return Empty(default, start);
    }

    private void Complete(NodeProperties properties, YamlNode node)
    {
        LastEnd = node.End;
        size.CountNode();
        anchors.Complete(properties.Anchor, node);
    }
}
