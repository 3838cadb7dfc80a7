namespace KubeInventory.Generator.Yaml;

/// <summary>Reads lists of <c>- item</c> and mappings of <c>key: value</c>, an entry to a line.</summary>
internal sealed class BlockCollectionReader(DocumentContext context, BlockReader block)
{
    private readonly ScratchStack<YamlNode> _items = context.Items;
    private readonly YamlCursor _cursor = context.Cursor;

    /// <summary>Reads the list whose first <c>-</c> is at the cursor.</summary>
    public YamlSequence ReadSequence(NodeProperties own)
    {
        var start = _cursor.Position;
        YamlPosition end;
        var mark = _items.Count;
        context.Size.Enter();
        do
        {
            _items.Push(ReadIndented(start.Column));
            end = context.Nodes.LastEnd;
        }
        while (AtNext(start) && _cursor.AtIndicator('-'));

        context.Size.Leave();
        return context.Nodes.Sequence(own, start, end, _items.Pop(mark));
    }

    /// <summary>Reads the mapping whose first key begins at a position, from the key on or, if that was read, from the colon on.</summary>
    public YamlMapping ReadMapping(NodeProperties own, YamlPosition start, YamlScalar? firstKey)
    {
        var mark = context.Mappings.Begin();
        context.Size.Enter();
        YamlPosition end;
        do
        {
            ReadEntry(start.Column, firstKey);
            firstKey = null;
            end = context.Nodes.LastEnd;
        }
        while (AtNext(start));

        context.Size.Leave();
        return context.Nodes.Mapping(own, start, end, context.Mappings.End(mark));
    }

    /// <summary>Goes to the next line and tells whether it continues the collection.</summary>
    private bool AtNext(YamlPosition collection)
    {
        _cursor.SkipToContent();
        if (_cursor.AtEnd)
        {
            return false;
        }

        if (!_cursor.AtLineContent)
        {
            _cursor.Fail("There is more text behind a value that has ended: start a new line, or put quotes around the whole value.");
        }
        else if (_cursor.Column > collection.Column)
        {
            _cursor.Fail(
                $"This line is indented by {_cursor.Column}, which fits no line above: " +
                $"line {collection.Line + 1}, which it would follow, is indented by {collection.Column}.");
        }

        return !_cursor.AtDocumentEnd && _cursor.Column == collection.Column;
    }

    private void ReadEntry(int column, YamlScalar? key)
    {
        YamlNode value;
        if (key is null && _cursor.AtIndicator('?'))
        {
            key = ReadExplicitKey(column);
            value = ReadExplicitValue(column, key.End);
        }
        else
        {
            key ??= ReadKey();
            _cursor.Advance();
            value = block.ReadBehindIndicator(column, mayBeCollection: false, mayAlign: true);
        }

        context.Mappings.Add(key, value);
    }

    /// <summary>Reads a key and goes to its colon.</summary>
    private YamlScalar ReadKey()
    {
        if (_cursor.AtIndicator(':'))
        {
            _cursor.Fail("The key before this ':' is missing.");
        }
        else if (_cursor.AtIndicator('-'))
        {
            _cursor.Fail("Expected 'key: value' here, as in the lines that this one follows; an item of a list cannot stand among them.");
        }

        var own = context.Properties.Read();
        var start = _cursor.Position;
        var key = _cursor.Current switch
        {
            '*' => context.Nodes.Key(context.Nodes.Alias(own), start),
            '[' or '{' => context.Nodes.Key(context.Flow.ReadCollection(own), start),
            _ => context.Nodes.Scalar(own, start, context.Scalars.ReadKey()),
        };
        _cursor.SkipBlanks();
        if (!_cursor.AtIndicator(':') || _cursor.Line != start.Line)
        {
            _cursor.Fail(start, "Expected 'key: value' here, with a colon and a space behind the key.");
        }

        return key;
    }

    private YamlScalar ReadExplicitKey(int column)
    {
        var start = _cursor.Position;
        return context.Nodes.Key(ReadIndented(column, mayAlign: true), start);
    }

    private YamlNode ReadExplicitValue(int column, YamlPosition keyEnd)
    {
        _cursor.SkipToContent();
        return _cursor.AtLineContent && _cursor.Column == column && _cursor.AtIndicator(':')
            ? ReadIndented(column, mayAlign: true)
            : context.Nodes.Empty(default, keyEnd);
    }

    /// <summary>Reads what is behind an indicator that counts as indentation, so that a collection may start on the same line.</summary>
    private YamlNode ReadIndented(int column, bool mayAlign = false)
    {
        _cursor.Advance();
        return block.ReadBehindIndicator(column, mayBeCollection: true, mayAlign);
    }
}
