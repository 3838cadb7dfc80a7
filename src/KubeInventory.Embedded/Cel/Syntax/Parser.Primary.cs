namespace KubeInventory.Embedded.Cel;

internal sealed partial class Parser
{
    /// <param name="sign">The minus that belongs to the number that comes.</param>
    private Expression ParseMember(Token? sign)
    {
        var depth = _depth;
        var expression = sign is { } minus ? ParseNegative(minus) : ParsePrimary();
        while (true)
        {
            if (_token.Kind is TokenKind.Dot)
            {
                Deepen();
                expression = ParseSelection(expression, Advance().Position);
            }
            else if (_token.Kind is TokenKind.LeftBracket)
            {
                Deepen();
                var position = Advance().Position;
                var function = Accept(TokenKind.Question) ? Operators.OptionalIndex : Operators.Index;
                var index = ParseExpression();
                Expect(TokenKind.RightBracket);
                expression = _nodes.Call(position, function, expression, index);
            }
            else if (_token.Kind is TokenKind.LeftBrace && QualifiedName.Of(expression) is { } typeName)
            {
                expression = ParseStruct(typeName);
            }
            else
            {
                _depth = depth;
                return expression;
            }
        }
    }

    private Expression ParseSelection(Expression operand, int dot)
    {
        if (Accept(TokenKind.Question))
        {
            return new Select(_nodes.NextId(), dot, operand, ParseField(), SelectKind.Optional);
        }

        if (_token.Kind is TokenKind.QuotedIdentifier)
        {
            return new Select(_nodes.NextId(), dot, operand, ParseField(), SelectKind.Value);
        }

        var name = Expect(TokenKind.Identifier).Text;
        if (_token.Kind is not TokenKind.LeftParenthesis)
        {
            return new Select(_nodes.NextId(), dot, operand, name, SelectKind.Value);
        }

        var position = Advance().Position;
        var arguments = ParseArguments(TokenKind.RightParenthesis);
        return _macros.ExpandMember(position, name, operand, arguments)
            ?? new Call(_nodes.NextId(), position, name, operand, arguments);
    }

    private string ParseField() => _token.Kind is TokenKind.QuotedIdentifier ? Advance().Text[1..^1] : Expect(TokenKind.Identifier).Text;

    private List<Expression> ParseArguments(TokenKind close)
    {
        var arguments = new List<Expression>();
        if (Accept(close))
        {
            return arguments;
        }

        do
        {
            arguments.Add(ParseExpression());
        }
        while (Accept(TokenKind.Comma));
        Expect(close);
        return arguments;
    }

    private Expression ParsePrimary()
    {
        switch (_token.Kind)
        {
            case TokenKind.Dot or TokenKind.Identifier:
                return ParseIdentifier();
            case TokenKind.LeftParenthesis:
                Advance();
                var expression = ParseExpression();
                Expect(TokenKind.RightParenthesis);
                return expression;
            case TokenKind.LeftBracket:
                return ParseList();
            case TokenKind.LeftBrace:
                return ParseMap();
            case >= TokenKind.Int and <= TokenKind.Null:
                var token = Advance();
                return new Literal(_nodes.NextId(), token.Position, LiteralText.Read(token, negative: false));
            default:
                throw Unexpected();
        }
    }

    private Literal ParseNegative(Token sign)
    {
        var number = _token.Kind is TokenKind.Double ? Advance() : Expect(TokenKind.Int);
        return new Literal(_nodes.NextId(), sign.Position, LiteralText.Read(number with { Position = sign.Position }, negative: true));
    }

    private Expression ParseIdentifier()
    {
        var isAbsolute = Accept(TokenKind.Dot);
        var name = Expect(TokenKind.Identifier);
        if (Reserved.Contains(name.Text))
        {
            throw new CelSyntaxException(name.Position, $"reserved identifier: {name.Text}");
        }

        if (_token.Kind is not TokenKind.LeftParenthesis)
        {
            return new Identifier(_nodes.NextId(), name.Position, name.Text, isAbsolute);
        }

        var position = Advance().Position;
        var arguments = ParseArguments(TokenKind.RightParenthesis);
        return _macros.ExpandGlobal(position, name.Text, arguments) ?? _nodes.Call(position, name.Text, arguments);
    }

    private ListLiteral ParseList()
    {
        var position = Advance().Position;
        var elements = new List<ListElement>();
        var isEmpty = Accept(TokenKind.Comma);
        while (!isEmpty && _token.Kind is not TokenKind.RightBracket)
        {
            var isOptional = Accept(TokenKind.Question);
            elements.Add(new ListElement(ParseExpression(), isOptional));
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightBracket);
        return new ListLiteral(_nodes.NextId(), position, elements);
    }

    private MapLiteral ParseMap()
    {
        var position = Advance().Position;
        var entries = new List<MapEntry>();
        var isEmpty = Accept(TokenKind.Comma);
        while (!isEmpty && _token.Kind is not TokenKind.RightBrace)
        {
            var isOptional = Accept(TokenKind.Question);
            var key = ParseExpression();
            Expect(TokenKind.Colon);
            entries.Add(new MapEntry(key, ParseExpression(), isOptional));
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightBrace);
        return new MapLiteral(_nodes.NextId(), position, entries);
    }

    private StructLiteral ParseStruct(string typeName)
    {
        var position = Advance().Position;
        while (_token.Kind is not TokenKind.RightBrace)
        {
            Accept(TokenKind.Question);
            ParseField();
            Expect(TokenKind.Colon);
            ParseExpression();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightBrace);
        return new StructLiteral(_nodes.NextId(), position, typeName);
    }
}
