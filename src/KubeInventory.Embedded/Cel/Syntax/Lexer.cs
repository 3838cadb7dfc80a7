namespace KubeInventory.Embedded.Cel;

/// <summary>Cuts the text of an expression into tokens; literals keep their source form.</summary>
internal sealed class Lexer(string source)
{
    private int _position;

    public Token Next()
    {
        SkipBlanks();
        if (_position >= source.Length)
        {
            return new Token(TokenKind.End, source.Length, "");
        }

        var c = source[_position];
        if (StringPrefixLength() is { } prefix)
        {
            return ReadString(prefix);
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return ReadWord();
        }

        if (c == '`' && QuotedIdentifierLength() is { } length)
        {
            return Take(TokenKind.QuotedIdentifier, length);
        }

        return char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))) ? ReadNumber() : ReadSymbol();
    }

    private char Peek(int offset) => _position + offset < source.Length ? source[_position + offset] : '\0';

    private void SkipBlanks()
    {
        while (_position < source.Length)
        {
            if (source[_position] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _position++;
            }
            else if (source[_position] == '/' && Peek(1) == '/')
            {
                var end = source.IndexOf('\n', _position);
                _position = end < 0 ? source.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, _position, source.Substring(_position, length));
        _position += length;
        return token;
    }

    private Token ReadWord()
    {
        var length = 1;
        while (char.IsAsciiLetterOrDigit(Peek(length)) || Peek(length) == '_')
        {
            length++;
        }

        return Take(source.AsSpan(_position, length) switch
        {
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            "null" => TokenKind.Null,
            "in" => TokenKind.In,
            _ => TokenKind.Identifier,
        }, length);
    }

    private int? QuotedIdentifierLength()
    {
        var length = 1;
        while (char.IsAsciiLetterOrDigit(Peek(length)) || Peek(length) is '_' or '.' or '-' or '/' or ' ')
        {
            length++;
        }

        return length > 1 && Peek(length) == '`' ? length + 1 : null;
    }

    private Token ReadNumber()
    {
        var length = 0;
        if (Peek(0) == '0' && Peek(1) is 'x' && char.IsAsciiHexDigit(Peek(2)))
        {
            length = 2;
            while (char.IsAsciiHexDigit(Peek(length)))
            {
                length++;
            }

            return Peek(length) is 'u' or 'U' ? Take(TokenKind.Uint, length + 1) : Take(TokenKind.Int, length);
        }

        length = Digits(length);
        var isDouble = false;
        if (Peek(length) == '.' && char.IsAsciiDigit(Peek(length + 1)))
        {
            isDouble = true;
            length = Digits(length + 1);
        }

        if (Peek(length) is 'e' or 'E')
        {
            var exponent = Peek(length + 1) is '+' or '-' ? length + 2 : length + 1;
            if (char.IsAsciiDigit(Peek(exponent)))
            {
                return Take(TokenKind.Double, Digits(exponent));
            }
        }

        return isDouble ? Take(TokenKind.Double, length)
            : Peek(length) is 'u' or 'U' ? Take(TokenKind.Uint, length + 1)
            : Take(TokenKind.Int, length);
    }

    private int Digits(int from)
    {
        while (char.IsAsciiDigit(Peek(from)))
        {
            from++;
        }

        return from;
    }

    /// <summary>The length of r, b, br … before a quote; null where no string begins.</summary>
    private int? StringPrefixLength()
    {
        for (var length = 0; length <= 2; length++)
        {
            var c = Peek(length);
            if (c is '"' or '\'')
            {
                return length;
            }

            var allowed = length == 0 ? c is 'r' or 'R' or 'b' or 'B' : Peek(0) is 'b' or 'B' && c is 'r' or 'R';
            if (!allowed)
            {
                return null;
            }
        }

        return null;
    }

    private Token ReadString(int prefix)
    {
        var kind = prefix > 0 && Peek(0) is 'b' or 'B' ? TokenKind.Bytes : TokenKind.String;
        var raw = prefix > 0 && Peek(prefix - 1) is 'r' or 'R';
        var quote = Peek(prefix);
        var triple = Peek(prefix + 1) == quote && Peek(prefix + 2) == quote;
        var length = prefix + (triple ? 3 : 1);
        while (_position + length < source.Length)
        {
            var c = Peek(length);
            if (c == quote && (!triple || (Peek(length + 1) == quote && Peek(length + 2) == quote)))
            {
                return Take(kind, length + (triple ? 3 : 1));
            }

            if (c is '\n' or '\r' && !triple)
            {
                break;
            }

            length += c == '\\' && !raw ? 2 : 1;
        }

        throw new CelSyntaxException(_position, "Syntax error: string literal is not closed");
    }

    private Token ReadSymbol()
    {
        var two = (Peek(0), Peek(1)) switch
        {
            ('=', '=') => TokenKind.Equal,
            ('!', '=') => TokenKind.NotEqual,
            ('<', '=') => TokenKind.LessOrEqual,
            ('>', '=') => TokenKind.GreaterOrEqual,
            ('&', '&') => TokenKind.And,
            ('|', '|') => TokenKind.Or,
            _ => TokenKind.End,
        };
        if (two is not TokenKind.End)
        {
            return Take(two, 2);
        }

        var one = Peek(0) switch
        {
            '.' => TokenKind.Dot,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            '?' => TokenKind.Question,
            '(' => TokenKind.LeftParenthesis,
            ')' => TokenKind.RightParenthesis,
            '[' => TokenKind.LeftBracket,
            ']' => TokenKind.RightBracket,
            '{' => TokenKind.LeftBrace,
            '}' => TokenKind.RightBrace,
            '+' => TokenKind.Plus,
            '-' => TokenKind.Minus,
            '*' => TokenKind.Star,
            '/' => TokenKind.Slash,
            '%' => TokenKind.Percent,
            '!' => TokenKind.Not,
            '<' => TokenKind.Less,
            '>' => TokenKind.Greater,
            _ => TokenKind.End,
        };
        return one is not TokenKind.End
            ? Take(one, 1)
            : throw new CelSyntaxException(_position, $"Syntax error: token recognition error at: '{Peek(0)}'");
    }
}
