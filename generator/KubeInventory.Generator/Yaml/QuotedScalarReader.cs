using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads scalars in single or double quotes.</summary>
internal sealed class QuotedScalarReader(YamlCursor cursor, StringPool strings, TextBuffer buffer)
{
    private readonly EscapeReader _escapes = new(cursor, buffer);

    public ScalarText Read()
    {
        var open = cursor.Position;
        var quote = cursor.Current;
        cursor.Advance();
        var start = cursor.Offset;
        SkipOrdinary(quote);
        var isSlice = cursor.Current == quote && (quote == '"' || cursor.Peek(1) != '\'');
        var value = isSlice
            ? strings.Slice(cursor.Text.AsSpan(start, cursor.Offset - start))
            : Assemble(open, quote, start);
        cursor.Advance();
        return new ScalarText(value, quote == '"' ? YamlScalarStyle.DoubleQuoted : YamlScalarStyle.SingleQuoted, cursor.Position);
    }

    /// <summary>Goes to the next character that does not stand for itself.</summary>
    private void SkipOrdinary(char quote)
    {
        for (; ; cursor.Advance())
        {
            var c = cursor.Current;
            if (c == quote || (c == '\\' && quote == '"') || YamlCharacters.IsBreakOrEnd(c))
            {
                return;
            }
        }
    }

    private string Assemble(YamlPosition open, char quote, int start)
    {
        buffer.Truncate(0);
        var wordEnd = 0;
        while (true)
        {
            buffer.Append(cursor.Text, start, cursor.Offset - start);
            if (cursor.AtDocumentEnd)
            {
                cursor.Fail(open, $"The text that starts with {quote} here has no closing {quote}.");
                return string.Empty;
            }

            if (YamlCharacters.IsBreak(cursor.Current))
            {
                buffer.Truncate(WordEnd(wordEnd));
                FoldLines();
            }
            else if (cursor.Current == '\\' && quote == '"')
            {
                _escapes.Read();
            }
            else if (quote == '\'' && cursor.Peek(1) == quote)
            {
                buffer.Append(quote);
                cursor.Advance(2);
            }
            else
            {
                return strings.Slice(buffer.Text);
            }

            wordEnd = buffer.Length;
            start = cursor.Offset;
            if (!cursor.AtMarker)
            {
                SkipOrdinary(quote);
            }
        }
    }

    /// <summary>Where the buffer's last word ends: blanks before a line break are dropped, unless they are escaped.</summary>
    private int WordEnd(int least)
    {
        var end = buffer.Length;
        while (end > least && YamlCharacters.IsBlank(buffer.Text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private void FoldLines()
    {
        var breaks = buffer.Length;
        while (YamlCharacters.IsBreak(cursor.Current))
        {
            buffer.AppendBreak(cursor);
            cursor.SkipBlanks();
        }

        buffer.Fold(breaks);
    }
}
