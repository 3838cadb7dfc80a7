namespace KubeInventory.Generator.Yaml;

/// <summary>Reads what follows a backslash in double quotes.</summary>
internal sealed class EscapeReader(YamlCursor cursor, TextBuffer buffer)
{
    /// <summary>Reads the escape at the cursor into the buffer.</summary>
    public void Read()
    {
        var start = cursor.Position;
        cursor.Advance();
        var code = cursor.Current;
        if (YamlCharacters.IsBreak(code))
        {
            SkipEscapedBreak();
            return;
        }

        cursor.Advance();
        switch (code)
        {
            case 'x':
                AppendCharacter(start, ReadHex(start, 2));
                break;
            case 'u':
                AppendCharacter(start, ReadUtf16(start));
                break;
            case 'U':
                AppendCharacter(start, ReadHex(start, 8));
                break;
            default:
                AppendNamed(start, code);
                break;
        }
    }

    private void AppendNamed(YamlPosition start, char code)
    {
        char? named = code switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' or '\t' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001b',
            ' ' or '"' or '\'' or '/' or '\\' => code,
            'N' => '\u0085',
            '_' => '\u00a0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => null,
        };
        if (named is { } c)
        {
            buffer.Append(c);
        }
        else if (code != YamlCharacters.End)
        {
            cursor.Fail(start, $"\\{YamlCharacters.Show(code)} is no escape of YAML: write \\\\ for a backslash, or use single quotes.");
        }
    }

    private void SkipEscapedBreak()
    {
        cursor.SkipBreak();
        cursor.SkipBlanks();
        while (YamlCharacters.IsBreak(cursor.Current))
        {
            buffer.AppendBreak(cursor);
            cursor.SkipBlanks();
        }
    }

    private int ReadHex(YamlPosition start, int digits)
    {
        var value = 0L;
        for (var i = 0; i < digits; i++)
        {
            var digit = YamlCharacters.HexValue(cursor.Current);
            if (digit < 0)
            {
                cursor.Fail(start, $"An escape of this kind takes {digits} hexadecimal digits.");
                return 0;
            }

            value = (value * 16) + digit;
            cursor.Advance();
        }

        return value > int.MaxValue ? int.MaxValue : (int)value;
    }

    // JSON writes a character beyond the first 65,536 as two escapes, a surrogate pair.
    private int ReadUtf16(YamlPosition start)
    {
        var unit = ReadHex(start, 4);
        if (!char.IsHighSurrogate((char)unit) || cursor.Current != '\\' || cursor.Peek(1) != 'u')
        {
            return unit;
        }

        cursor.Advance(2);
        var low = ReadHex(start, 4);
        return char.IsLowSurrogate((char)low) ? char.ConvertToUtf32((char)unit, (char)low) : unit;
    }

    private void AppendCharacter(YamlPosition start, int codePoint)
    {
        if (codePoint > 0x10FFFF || codePoint is >= 0xD800 and <= 0xDFFF)
        {
            cursor.Fail(start, "This escape names no Unicode character.");
        }
        else if (codePoint > char.MaxValue)
        {
            var pair = char.ConvertFromUtf32(codePoint);
            buffer.Append(pair, 0, pair.Length);
        }
        else
        {
            buffer.Append((char)codePoint);
        }
    }
}
