using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads literal (<c>|</c>) and folded (<c>&gt;</c>) scalars.</summary>
internal sealed class BlockScalarReader(YamlCursor cursor, StringPool strings, TextBuffer buffer)
{
    private enum Chomping
    {
        Clip,
        Strip,
        Keep,
    }

    public ScalarText Read(int parentColumn)
    {
        var style = cursor.Current == '>' ? YamlScalarStyle.Folded : YamlScalarStyle.Literal;
        cursor.Advance();
        ReadHeader(out var chomping, out var indentation);
        var column = indentation > 0 ? Math.Max(parentColumn, 0) + indentation : FindColumn(parentColumn);
        var end = ReadLines(column, chomping, style);
        return new ScalarText(strings.Slice(buffer.Text), style, end);
    }

    private void ReadHeader(out Chomping chomping, out int indentation)
    {
        chomping = Chomping.Clip;
        indentation = 0;
        for (; ; cursor.Advance())
        {
            var c = cursor.Current;
            if (c is '+' or '-' && chomping == Chomping.Clip)
            {
                chomping = c == '+' ? Chomping.Keep : Chomping.Strip;
            }
            else if (c is >= '1' and <= '9' && indentation == 0)
            {
                indentation = c - '0';
            }
            else
            {
                break;
            }
        }

        cursor.SkipBlanks();
        if (cursor.Current == '#')
        {
            cursor.SkipToBreak();
        }

        if (!YamlCharacters.IsBreakOrEnd(cursor.Current))
        {
            cursor.Fail("Only '+' or '-', one digit from 1 to 9 and a comment may follow '|' or '>'; the text starts on the next line.");
        }
    }

    /// <summary>Looks ahead for the column of the first line that is not blank.</summary>
    private int FindColumn(int parentColumn)
    {
        var least = Math.Max(parentColumn + 1, 1);
        var header = cursor.Mark();
        var deepestBlank = 0;
        while (YamlCharacters.IsBreak(cursor.Current))
        {
            cursor.SkipBreak();
            cursor.SkipSpaces();
            if (YamlCharacters.IsBreakOrEnd(cursor.Current))
            {
                deepestBlank = Math.Max(deepestBlank, cursor.Column);
            }
        }

        var column = cursor.Column;
        if (cursor.Current == '\t' && column < least)
        {
            cursor.Fail("A tab must not indent YAML: use spaces.");
        }

        if (column < least || cursor.AtLineEnd)
        {
            column = Math.Max(Math.Max(column, least), deepestBlank);
        }
        else if (deepestBlank > column)
        {
            cursor.Fail($"The text starts in column {column + 1}, but a blank line above it has {deepestBlank} spaces: remove them.");
        }

        cursor.Return(header);
        return column;
    }

    /// <summary>Reads the lines into the buffer, goes to the line behind them, and returns where their text ends.</summary>
    private YamlPosition ReadLines(int column, Chomping chomping, YamlScalarStyle style)
    {
        buffer.Truncate(0);
        var end = cursor.Position;
        var textLength = 0;
        var mayFold = false;
        if (!cursor.AtEnd)
        {
            cursor.SkipBreak();
        }

        while (SkipToLine(column))
        {
            var startsBlank = YamlCharacters.IsBlank(cursor.Current);
            if (mayFold && !startsBlank)
            {
                buffer.Fold(textLength);
            }

            var start = cursor.SkipToBreak();
            buffer.Append(cursor.Text, start, cursor.Offset - start);
            end = cursor.Position;
            textLength = buffer.Length;
            mayFold = style == YamlScalarStyle.Folded && !startsBlank;
            if (!cursor.AtEnd)
            {
                buffer.AppendBreak(cursor);
            }
        }

        buffer.Truncate(chomping switch
        {
            Chomping.Keep => buffer.Length,
            Chomping.Clip when textLength > 0 => Math.Min(textLength + 1, buffer.Length),
            _ => textLength,
        });
        return end;
    }

    /// <summary>Goes from the start of a line to the next text of the scalar, and keeps the blank lines before it.</summary>
    private bool SkipToLine(int column)
    {
        while (true)
        {
            var line = cursor.Mark();
            while (cursor.Column < column && cursor.Current == ' ')
            {
                cursor.Advance();
            }

            if (YamlCharacters.IsBreak(cursor.Current))
            {
                buffer.AppendBreak(cursor);
                continue;
            }

            if (!cursor.AtEnd && cursor.Column == column)
            {
                return true;
            }

            cursor.Return(line);
            return false;
        }
    }
}
