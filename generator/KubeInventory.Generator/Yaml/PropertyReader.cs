namespace KubeInventory.Generator.Yaml;

/// <summary>Reads the tags and anchors in front of a node.</summary>
internal sealed class PropertyReader(YamlCursor cursor, TagHandles tags, AnchorTable anchors)
{
    /// <summary>Reads those of this line, and skips the blanks behind them.</summary>
    public NodeProperties Read()
    {
        if (cursor.Current is not ('&' or '!'))
        {
            return default;
        }

        var start = cursor.Position;
        var end = start;
        string? tag = null;
        Anchor? anchor = null;
        while (cursor.Current is '&' or '!')
        {
            if (cursor.Current == '&' ? anchor is not null : tag is not null)
            {
                FailOnSecond();
                break;
            }

            if (cursor.Current == '&')
            {
                anchor = anchors.ReadAnchor();
            }
            else
            {
                tag = tags.ReadTag();
            }

            end = cursor.Position;
            cursor.SkipBlanks();
        }

        return new NodeProperties(start, end, tag, anchor);
    }

    /// <summary>Puts together what stands on two lines in front of one node.</summary>
    public NodeProperties Combine(NodeProperties earlier, NodeProperties later)
    {
        if (!earlier.TryAdd(later, out var both))
        {
            FailOnSecond();
        }

        return both;
    }

    private void FailOnSecond() => cursor.Fail("A value takes one tag and one anchor.");
}
