using System.Globalization;
using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>Turns the source form of a literal into its value.</summary>
internal static class LiteralText
{
    public static CelValue Read(Token token, bool negative) => token.Kind switch
    {
        TokenKind.True => CelBool.True,
        TokenKind.False => CelBool.False,
        TokenKind.Null => CelNull.Value,
        TokenKind.Int => ReadInt(token, negative),
        TokenKind.Uint => ReadUint(token),
        TokenKind.Double => ReadDouble(token, negative),
        TokenKind.String => new CelString(Encoding.UTF8.GetString(ReadQuoted(token, bytes: false))),
        _ => new CelBytes(ReadQuoted(token, bytes: true)),
    };

    private static CelInt ReadInt(Token token, bool negative)
    {
        var limit = negative ? 1UL + long.MaxValue : long.MaxValue;
        return ReadDigits(token.Text) is { } magnitude && magnitude <= limit
            ? new CelInt(negative ? unchecked(-(long)magnitude) : (long)magnitude)
            : throw new CelSyntaxException(token.Position, "invalid int literal");
    }

    private static CelUint ReadUint(Token token) =>
        ReadDigits(token.Text[..^1]) is { } value
            ? new CelUint(value)
            : throw new CelSyntaxException(token.Position, "invalid uint literal");

    private static ulong? ReadDigits(string text)
    {
        var hexadecimal = text.StartsWith("0x", StringComparison.Ordinal);
        return ulong.TryParse(
            hexadecimal ? text.AsSpan(2) : text,
            hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value) ? value : null;
    }

    private static CelDouble ReadDouble(Token token, bool negative)
    {
        var value = double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? new CelDouble(negative ? -value : value)
            : throw new CelSyntaxException(token.Position, "invalid double literal");
    }

    private static byte[] ReadQuoted(Token token, bool bytes)
    {
        var text = token.Text;
        var prefix = text.AsSpan().IndexOfAny('"', '\'');
        var raw = text.AsSpan(0, prefix).IndexOfAny('r', 'R') >= 0;
        var quotes = text.Length - prefix >= 6 && text[prefix] == text[prefix + 1] && text[prefix] == text[prefix + 2] ? 3 : 1;
        var body = text.AsSpan(prefix + quotes, text.Length - prefix - (2 * quotes));
        return raw || !body.Contains('\\') ? Encoding.UTF8.GetBytes(body.ToString()) : Unescape(token, body, bytes);
    }

    private static byte[] Unescape(Token token, ReadOnlySpan<char> body, bool bytes)
    {
        var result = new List<byte>(body.Length);
        Span<byte> utf8 = stackalloc byte[4];
        while (!body.IsEmpty)
        {
            Rune rune;
            if (body[0] != '\\')
            {
                Rune.DecodeFromUtf16(body, out rune, out var length);
                body = body[length..];
            }
            else
            {
                rune = ReadEscape(token, ref body, bytes, out var isByte);
                if (isByte)
                {
                    result.Add((byte)rune.Value);
                    continue;
                }
            }

            result.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
        }

        return [.. result];
    }

    private static Rune ReadEscape(Token token, ref ReadOnlySpan<char> body, bool bytes, out bool isByte)
    {
        isByte = false;
        var c = body.Length > 1 ? body[1] : '\0';
        var simple = "abfnrtv\"'\\?`".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            body = body[2..];
            return new Rune("\a\b\f\n\r\t\v\"'\\?`"[simple]);
        }

        var (skip, digits, radix) = c switch
        {
            'x' or 'X' => (2, 2, 16),
            'u' => (2, 4, 16),
            'U' => (2, 8, 16),
            >= '0' and <= '3' => (1, 3, 8),
            _ => (0, 0, 0),
        };
        if (digits == 0 || body.Length < skip + digits || ReadNumber(body.Slice(skip, digits), radix) is not { } value)
        {
            throw new CelSyntaxException(token.Position, $"Syntax error: invalid escape in {token.Text}");
        }

        body = body[(skip + digits)..];
        isByte = bytes && digits < 4;
        if (!Rune.IsValid(value) || (bytes && digits >= 4))
        {
            throw new CelSyntaxException(token.Position, $"Syntax error: invalid unicode code point in {token.Text}");
        }

        return new Rune(value);
    }

    private static uint? ReadNumber(ReadOnlySpan<char> digits, int radix)
    {
        uint value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToInt32(digit.ToString(), 16) >= radix)
            {
                return null;
            }

            value = (value * (uint)radix) + Convert.ToUInt32(digit.ToString(), 16);
        }

        return value;
    }
}
