namespace KubeInventory.Generator.Yaml;

/// <summary>Reads nodes where indentation tells what belongs together.</summary>
/// <remarks>
/// Readers pass down the column of the collection that a node is in, or -1: the lines of the node are indented deeper.
/// A node may be a block collection where nothing but <c>-</c> or <c>?</c> precedes it on its line.
/// </remarks>
internal sealed class BlockReader
{
    private readonly DocumentContext _context;
    private readonly YamlCursor _cursor;
    private readonly BlockCollectionReader _collections;

    public BlockReader(DocumentContext context)
    {
        _context = context;
        _cursor = context.Cursor;
        _collections = new BlockCollectionReader(context, this);
    }

    /// <summary>Reads the node at the cursor.</summary>
    public YamlNode ReadNode(int parentColumn, bool mayBeCollection, bool mayAlign = false)
    {
        var above = default(NodeProperties);
        var own = _context.Properties.Read();
        while (own.Any && _cursor.AtLineEnd)
        {
            above = _context.Properties.Combine(above, own);
            _cursor.SkipToContent();
            if (IsBehindNode(parentColumn, mayAlign))
            {
                return _context.Nodes.Empty(above, above.End);
            }

            mayBeCollection = true;
            own = _context.Properties.Read();
        }

        return ReadContent(above, own, parentColumn, mayBeCollection);
    }

    /// <summary>Reads the node behind a <c>-</c>, <c>?</c> or <c>:</c>, on this line or below, if there is one.</summary>
    /// <param name="parentColumn">The column of the collection.</param>
    /// <param name="mayBeCollection">Whether it may start on this line.</param>
    /// <param name="mayAlign">Whether a list below may stand in the parent's own column, as it may under a key.</param>
    public YamlNode ReadBehindIndicator(int parentColumn, bool mayBeCollection, bool mayAlign = false)
    {
        var empty = _cursor.Position;
        if (mayBeCollection)
        {
            _cursor.SkipIndentation();
        }
        else
        {
            _cursor.SkipBlanks();
        }

        if (!_cursor.AtLineEnd)
        {
            return ReadNode(parentColumn, mayBeCollection, mayAlign);
        }

        _cursor.SkipToContent();
        return IsBehindNode(parentColumn, mayAlign)
            ? _context.Nodes.Empty(default, empty)
            : ReadNode(parentColumn, mayBeCollection: true, mayAlign);
    }

    private bool IsBehindNode(int parentColumn, bool mayAlign) =>
        _cursor.AtDocumentEnd
        || (_cursor.Column <= parentColumn && !(mayAlign && _cursor.Column == parentColumn && _cursor.AtIndicator('-')));

    /// <summary>Reads what follows tag and anchor; those on its own line belong to the first key, if the node is a mapping.</summary>
    private YamlNode ReadContent(NodeProperties above, NodeProperties own, int parentColumn, bool mayBeCollection)
    {
        var start = _cursor.Position;
        switch (_cursor.Current)
        {
            case '-' or '?' or ':' when YamlCharacters.IsSpaceOrEnd(_cursor.Peek(1)):
                if (!mayBeCollection || own.Any)
                {
                    _cursor.Fail(
                        $"'{_cursor.Current}' must be the first on its line here: start a new line, or put quotes around the value.");
                }

                return _cursor.Current == '-' ? _collections.ReadSequence(above) : _collections.ReadMapping(above, start, firstKey: null);

            case '[' or '{':
                var collection = _context.Flow.ReadCollection(_context.Properties.Combine(above, own));
                return AtColon(start, mayBeCollection) ? _context.Nodes.Key(collection, start) : collection;

            case '*':
                return ReadAlias(above, own, mayBeCollection);

            default:
                return ReadScalar(above, own, parentColumn, mayBeCollection);
        }
    }

    private YamlNode ReadAlias(NodeProperties above, NodeProperties own, bool mayBeCollection)
    {
        var start = _cursor.Position;
        var alias = _context.Nodes.Alias(own);
        if (AtColon(start, mayBeCollection))
        {
            return _collections.ReadMapping(above, start, _context.Nodes.Key(alias, start));
        }

        _context.Nodes.RefuseOnAlias(above);
        return alias;
    }

    private YamlNode ReadScalar(NodeProperties above, NodeProperties own, int parentColumn, bool mayBeCollection)
    {
        var start = _cursor.Position;
        var text = _context.Scalars.ReadInBlock(parentColumn);
        var isKey = text.Style is not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) && AtColon(start, mayBeCollection);
        return isKey
            ? _collections.ReadMapping(above, own.StartOr(start), _context.Nodes.Scalar(own, start, text))
            : _context.Nodes.Scalar(_context.Properties.Combine(above, own), start, text);
    }

    /// <summary>Whether the node that was read turns out to be the first key of a mapping.</summary>
    private bool AtColon(YamlPosition start, bool mayBeCollection)
    {
        _cursor.SkipBlanks();
        if (!_cursor.AtIndicator(':'))
        {
            return false;
        }

        if (_cursor.Line != start.Line)
        {
            _cursor.Fail(
                $"This ':' would make a key of the text that starts in line {start.Line + 1}, but a key takes one line: " +
                "indent this line as the line that it follows, or put quotes around the text.");
        }
        else if (!mayBeCollection)
        {
            _cursor.Fail("A value must not contain ': ' without quotes around it; if a mapping is meant, start it on the next line.");
        }

        return true;
    }
}
