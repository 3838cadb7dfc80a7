using System;
using System.Collections.Generic;

namespace KubeInventory.Generator.Yaml;

/// <summary>The anchors of a document: <c>&amp;name</c> gives a node a name, <c>*name</c> is that node again.</summary>
internal sealed class AnchorTable(YamlCursor cursor, DocumentSize size)
{
    private readonly Dictionary<string, Anchor> _anchors = new(StringComparer.Ordinal);

    /// <summary>Reads the <c>&amp;name</c> at the cursor. The node that follows must be given to <see cref="Complete"/>.</summary>
    public Anchor ReadAnchor()
    {
        var anchor = new Anchor(size.BeginAnchor());
        _anchors[ReadName(mayPrecedeColon: false)] = anchor;
        return anchor;
    }

    public void Complete(Anchor? anchor, YamlNode node)
    {
        if (anchor is not null)
        {
            anchor.Node = node;
            size.EndAnchor(anchor);
        }
    }

    /// <summary>Reads the <c>*name</c> at the cursor; null if it names no node.</summary>
    public YamlNode? ReadAlias()
    {
        var start = cursor.Position;
        var name = ReadName(mayPrecedeColon: true);
        if (!_anchors.TryGetValue(name, out var anchor))
        {
            cursor.Fail(start, $"There is no anchor '&{name}' above this alias; to mean the text '*{name}', put quotes around it.");
            return null;
        }

        if (anchor.Node is null)
        {
            cursor.Fail(start, $"The alias '*{name}' stands inside the very value that it names.");
            return null;
        }

        size.CountAlias(anchor);
        return anchor.Node;
    }

    public void Clear() => _anchors.Clear();

    private string ReadName(bool mayPrecedeColon)
    {
        cursor.Advance();
        var start = cursor.Offset;
        while (cursor.Current is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')
        {
            cursor.Advance();
        }

        var next = cursor.Current;
        var ends = YamlCharacters.IsSpaceOrEnd(next) || YamlCharacters.IsFlowIndicator(next) || (next == ':' && mayPrecedeColon);
        if (cursor.Offset == start || !ends)
        {
            cursor.Fail("A name behind '&' or '*' consists of letters, digits, '-' and '_'; if a text is meant, put quotes around it.");
        }

        return cursor.Text.Substring(start, cursor.Offset - start);
    }
}
