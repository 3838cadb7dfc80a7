using System.Collections.Frozen;

namespace KubeInventory.Embedded.Cel;

/// <summary>A recursive-descent parser of CEL, bounded in length and depth so that no text can exhaust the process.</summary>
internal sealed partial class Parser
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
        var first = _token;
        if (first.Kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return ParseMember(sign: null);
        }

        var count = 0;
        while (_token.Kind == first.Kind)
        {
            Advance();
            count++;
        }

        // A minus directly before a number belongs to it: the smallest int has no positive form.
        if (first.Kind is TokenKind.Minus && count == 1 && _token.Kind is TokenKind.Int or TokenKind.Double)
        {
            return ParseMember(first);
        }

        Token? sign = first.Kind is TokenKind.Not && _token.Kind is TokenKind.Minus ? Advance() : null;
        var operand = ParseMember(sign);
        var function = first.Kind is TokenKind.Not ? Operators.Not : Operators.Negate;
        return count % 2 == 0 ? operand : _nodes.Call(first.Position, function, operand);
    }
}
