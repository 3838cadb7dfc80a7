namespace KubeInventory.Generator.Yaml;

/// <summary>Reads collections in brackets and braces, which JSON is made of.</summary>
internal sealed class FlowReader(DocumentContext context)
{
    private readonly ScratchStack<YamlNode> _items = context.Items;
    private readonly YamlCursor _cursor = context.Cursor;

    /// <summary>Reads the collection whose bracket or brace is at the cursor.</summary>
    public YamlNode ReadCollection(NodeProperties own)
    {
        context.Size.Enter();
        YamlNode collection = _cursor.Current == '[' ? ReadSequence(own) : ReadMapping(own);
        context.Size.Leave();
        return collection;
    }

    private YamlSequence ReadSequence(NodeProperties own)
    {
        var open = _cursor.Position;
        var mark = _items.Count;
        _cursor.Advance();
        while (!AtClose(open, '[', ']'))
        {
            _items.Push(ReadItem());
            SkipComma(']');
        }

        _cursor.Advance();
        return context.Nodes.Sequence(own, open, _cursor.Position, _items.Pop(mark));
    }

    private YamlMapping ReadMapping(NodeProperties own)
    {
        var open = _cursor.Position;
        if (_cursor.Peek(1) == '{')
        {
            _cursor.Abandon(
                "'{{' starts a template, so this file is not YAML yet: render it, with 'helm template' if it belongs to a chart, " +
                "and use the result.");
        }

        var mark = context.Mappings.Begin();
        _cursor.Advance();
        while (!AtClose(open, '{', '}'))
        {
            ReadEntry();
            SkipComma('}');
        }

        _cursor.Advance();
        return context.Nodes.Mapping(own, open, _cursor.Position, context.Mappings.End(mark));
    }

    /// <summary>Whether the collection ends here, be it because the text does.</summary>
    private bool AtClose(YamlPosition open, char opening, char closing)
    {
        _cursor.SkipFlowSpace();
        if (_cursor.Current == closing)
        {
            return true;
        }

        if (_cursor.AtDocumentEnd)
        {
            _cursor.Fail(open, $"The '{opening}' here has no closing '{closing}'.");
        }
        else if (_cursor.Current == ',')
        {
            _cursor.Fail("A value is missing before ','.");
        }

        return _cursor.AtEnd;
    }

    private void SkipComma(char closing)
    {
        _cursor.SkipFlowSpace();
        if (_cursor.Current == ',')
        {
            _cursor.Advance();
        }
        else if (_cursor.Current != closing && !_cursor.AtDocumentEnd)
        {
            _cursor.Fail($"Expected ',' or '{closing}' instead of '{YamlCharacters.Show(_cursor.Current)}'.");
        }
    }

    /// <summary>Reads an item of a list; <c>[a: b]</c> is a list of one mapping.</summary>
    private YamlNode ReadItem()
    {
        var start = _cursor.Position;
        var isExplicit = SkipQuestionMark();
        var item = ReadNode();
        SkipToColon(item, start, isExplicit);
        if (_cursor.Current != ':' && !isExplicit)
        {
            return item;
        }

        context.Size.Enter();
        var mark = context.Mappings.Begin();
        var value = ReadValue();
        context.Mappings.Add(context.Nodes.Key(item, start), value);
        context.Size.Leave();
        return context.Nodes.Mapping(default, start, context.Nodes.LastEnd, context.Mappings.End(mark));
    }

    private void ReadEntry()
    {
        var start = _cursor.Position;
        var isExplicit = SkipQuestionMark();
        var key = ReadNode();
        SkipToColon(key, start, isExplicit);
        var value = ReadValue();
        context.Mappings.Add(context.Nodes.Key(key, start), value);
    }

    // JSON lets a line end between a key and its colon; YAML does so only behind quotes.
    private void SkipToColon(YamlNode key, YamlPosition start, bool isExplicit)
    {
        _cursor.SkipFlowSpace();
        if (_cursor.Current == ':' && _cursor.Line != start.Line && !isExplicit && key is YamlScalar { Style: YamlScalarStyle.Plain })
        {
            _cursor.Fail(start, "A key must stand on one line with its ':'. Is a ',' or the closing bracket missing before it?");
        }
    }

    private YamlNode ReadValue()
    {
        if (_cursor.Current != ':')
        {
            return context.Nodes.Empty(default, _cursor.Position);
        }

        _cursor.Advance();
        return ReadNode();
    }

    private bool SkipQuestionMark()
    {
        if (!_cursor.AtIndicator('?'))
        {
            return false;
        }

        _cursor.Advance();
        _cursor.SkipFlowSpace();
        return true;
    }

    private YamlNode ReadNode()
    {
        var empty = _cursor.Position;
        _cursor.SkipFlowSpace();
        var own = context.Properties.Read();
        if (own.Any)
        {
            _cursor.SkipFlowSpace();
            own = context.Properties.Combine(own, context.Properties.Read());
            _cursor.SkipFlowSpace();
        }

        var start = _cursor.Position;
        switch (_cursor.Current)
        {
            case ',' or ']' or '}' or ':' when AtEmpty():
                return context.Nodes.Empty(own, empty);
            case '[' or '{':
                return ReadCollection(own);
            case '*':
                return context.Nodes.Alias(own);
            default:
                return _cursor.AtDocumentEnd
                    ? context.Nodes.Empty(own, empty)
                    : context.Nodes.Scalar(own, start, context.Scalars.ReadInFlow());
        }
    }

    // A colon before anything else than a separator starts a text, such as ::1.
    private bool AtEmpty()
    {
        var next = _cursor.Peek(1);
        return _cursor.Current != ':' || YamlCharacters.IsSpaceOrEnd(next) || YamlCharacters.IsFlowIndicator(next);
    }
}
