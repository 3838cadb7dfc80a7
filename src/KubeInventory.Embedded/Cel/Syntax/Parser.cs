using System.Collections.Frozen;

namespace KubeInventory.Embedded.Cel;

/// <summary>A recursive-descent parser of CEL, bounded in length and depth so that no text can exhaust the process.</summary>
internal sealed class Parser
{
    /// <summary>What Kubernetes' parser accepts at most.</summary>
    private const int MaxLength = 100_000;

    /// <summary>Bounds the tree as well, whose readers recurse too.</summary>
    private const int MaxDepth = 250;

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while",
    }.ToFrozenSet();

    private readonly NodeFactory _nodes = new();
    private readonly Lexer _lexer;
    private readonly MacroExpander _macros;
    private Token _token;
    private int _depth;

    private Parser(string source)
    {
        _lexer = new Lexer(source);
        _macros = new MacroExpander(_nodes);
    }

    public static ParseResult Parse(string source)
    {
        if (source.Length > MaxLength)
        {
            return Failed(new CelIssue(0, $"expression code point size exceeds limit: size: {source.Length}, limit {MaxLength}"));
        }

        var parser = new Parser(source);
        try
        {
            parser._token = parser._lexer.Next();
            var expression = parser.ParseExpression();
            parser.Expect(TokenKind.End);
            return new ParseResult(expression, parser._nodes.Count, null);
        }
        catch (CelSyntaxException e)
        {
            return Failed(e.Issue);
        }
    }

    private static ParseResult Failed(CelIssue issue) => new(null, 0, issue);

    private Token Advance()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private bool Accept(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private Token Expect(TokenKind kind) => _token.Kind == kind ? Advance() : throw Unexpected();

    private CelSyntaxException Unexpected() => new(_token.Position, $"Syntax error: unexpected {_token.Description}");

    private void Deepen()
    {
        if (++_depth > MaxDepth)
        {
            throw new CelSyntaxException(_token.Position, $"expression recursion limit exceeded: {MaxDepth}");
        }
    }

    private Expression ParseExpression()
    {
        var depth = _depth;
        Deepen();
        var expression = ParseLogical(TokenKind.Or);
        if (_token.Kind is TokenKind.Question)
        {
            var position = Advance().Position;
            var whenTrue = ParseLogical(TokenKind.Or);
            Expect(TokenKind.Colon);
            expression = _nodes.Call(position, Operators.Conditional, expression, whenTrue, ParseExpression());
        }

        _depth = depth;
        return expression;
    }

    private Expression ParseLogical(TokenKind kind)
    {
        var first = kind is TokenKind.Or ? ParseLogical(TokenKind.And) : ParseRelation();
        if (_token.Kind != kind)
        {
            return first;
        }

        var terms = new List<Expression> { first };
        var positions = new List<int>();
        while (_token.Kind == kind)
        {
            positions.Add(Advance().Position);
            terms.Add(kind is TokenKind.Or ? ParseLogical(TokenKind.And) : ParseRelation());
        }

        return Balance(kind is TokenKind.Or ? Operators.Or : Operators.And, terms, positions, 0, positions.Count - 1);
    }

    /// <summary>A balanced tree, as the order of evaluation of a chain does not matter to its result and its depth does.</summary>
    private Call Balance(string function, List<Expression> terms, List<int> positions, int low, int high)
    {
        var middle = (low + high + 1) / 2;
        var left = middle == low ? terms[middle] : Balance(function, terms, positions, low, middle - 1);
        var right = middle == high ? terms[middle + 1] : Balance(function, terms, positions, middle + 1, high);
        return _nodes.Call(positions[middle], function, left, right);
    }

    private Expression ParseRelation() => ParseChain(Operators.OfRelation, ParseSum);

    private Expression ParseSum() => ParseChain(Operators.OfSum, ParseProduct);

    private Expression ParseProduct() => ParseChain(Operators.OfProduct, ParseUnary);

    private Expression ParseChain(Func<TokenKind, string?> operatorOf, Func<Expression> parseOperand)
    {
        var depth = _depth;
        var expression = parseOperand();
        while (operatorOf(_token.Kind) is { } function)
        {
            Deepen();
            var position = Advance().Position;
            expression = _nodes.Call(position, function, expression, parseOperand());
        }

        _depth = depth;
        return expression;
    }

    private Expression ParseUnary()
    {
        var kind = _token.Kind;
        if (kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return ParseMember(negative: false);
        }

        var first = _token;
        var count = 0;
        while (_token.Kind == kind)
        {
            Advance();
            count++;
        }

        // A minus directly before a number belongs to it: the smallest int has no positive form.
        var negative = kind is TokenKind.Minus && _token.Kind is TokenKind.Int or TokenKind.Double;
        var operand = ParseMember(negative);
        count -= negative ? 1 : 0;
        return count % 2 == 0 ? operand : _nodes.Call(first.Position, kind is TokenKind.Not ? Operators.Not : Operators.Negate, operand);
    }

    private Expression ParseMember(bool negative)
    {
        var depth = _depth;
        var expression = ParsePrimary(negative);
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
            return new Select(_nodes.NextId(), dot, operand, Expect(TokenKind.Identifier).Text, SelectKind.Optional);
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

    private Expression ParsePrimary(bool negative)
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
                return new Literal(_nodes.NextId(), token.Position, LiteralText.Read(token, negative));
            default:
                throw Unexpected();
        }
    }

    private Expression ParseIdentifier()
    {
        Accept(TokenKind.Dot);
        var name = Expect(TokenKind.Identifier);
        if (Reserved.Contains(name.Text))
        {
            throw new CelSyntaxException(name.Position, $"reserved identifier: {name.Text}");
        }

        if (_token.Kind is not TokenKind.LeftParenthesis)
        {
            return new Identifier(_nodes.NextId(), name.Position, name.Text);
        }

        var position = Advance().Position;
        var arguments = ParseArguments(TokenKind.RightParenthesis);
        return _macros.ExpandGlobal(position, name.Text, arguments) ?? _nodes.Call(position, name.Text, arguments);
    }

    private ListLiteral ParseList()
    {
        var position = Advance().Position;
        var elements = new List<ListElement>();
        while (_token.Kind is not TokenKind.RightBracket)
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
        while (_token.Kind is not TokenKind.RightBrace)
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
            Expect(TokenKind.Identifier);
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
