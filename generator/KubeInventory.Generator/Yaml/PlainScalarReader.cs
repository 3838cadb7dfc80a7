using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads scalars without quotes.</summary>
internal sealed class PlainScalarReader(YamlCursor cursor, StringPool strings, TextBuffer buffer)
{
    private bool _isFlow;
    private int _parentColumn;

    public ScalarText ReadInBlock(int parentColumn) => Read(isFlow: false, parentColumn);

    public ScalarText ReadInFlow() => Read(isFlow: true, parentColumn: -1);

    private ScalarText Read(bool isFlow, int parentColumn)
    {
        _isFlow = isFlow;
        _parentColumn = parentColumn;
        if (!CanStart())
        {
            cursor.Fail(WhyNotStart());
        }

        var start = cursor.Offset;
        var end = SkipLine();
        if (!ContinuesOnNextLine())
        {
            return Result(cursor.Text.AsSpan(start, end.Offset - start), end);
        }

        buffer.Truncate(0);
        buffer.Append(cursor.Text, start, end.Offset - start);
        do
        {
            end = AppendNextLine();
        }
        while (ContinuesOnNextLine());
        return Result(buffer.Text, end);
    }

    private ScalarText Result(ReadOnlySpan<char> value, YamlPosition end) => new(strings.Slice(value), YamlScalarStyle.Plain, end);

    private bool CanStart() => cursor.Current switch
    {
        '-' => !YamlCharacters.IsSpaceOrEnd(cursor.Peek(1)),
        '?' or ':' => !IsSeparator(cursor.Peek(1)),
        ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        YamlCharacters.End => false,
        _ => true,
    };

    private string WhyNotStart() => cursor.Current switch
    {
        YamlCharacters.End => "A value is missing where the text ends.",
        var c => $"A value without quotes cannot start with '{c}': put quotes around it.",
    };

    private bool IsSeparator(char c) => YamlCharacters.IsSpaceOrEnd(c) || (_isFlow && YamlCharacters.IsFlowIndicator(c));

    /// <summary>Goes to where the scalar ends on this line, or to the line's break, and returns the end of its last word.</summary>
    private YamlPosition SkipLine()
    {
        var wordEnd = cursor.Offset;
        var isBehindBlank = false;
        for (; ; cursor.Advance())
        {
            var c = cursor.Current;
            if (YamlCharacters.IsBlank(c))
            {
                isBehindBlank = true;
                continue;
            }

            if (YamlCharacters.IsBreakOrEnd(c)
                || (c == ':' && IsSeparator(cursor.Peek(1)))
                || (c == '#' && isBehindBlank)
                || (_isFlow && YamlCharacters.IsFlowIndicator(c)))
            {
                return new YamlPosition(cursor.Line, cursor.Column - (cursor.Offset - wordEnd), wordEnd);
            }

            isBehindBlank = false;
            wordEnd = cursor.Offset + 1;
        }
    }

    private bool ContinuesOnNextLine()
    {
        if (!YamlCharacters.IsBreak(cursor.Current))
        {
            return false;
        }

        var lineEnd = cursor.Mark();
        var column = 0;
        while (YamlCharacters.IsBreak(cursor.Current))
        {
            cursor.SkipBreak();
            cursor.SkipSpaces();
            column = cursor.Column;
            cursor.SkipBlanks();
        }

        var continues = column > _parentColumn && !cursor.AtMarker && IsText();
        cursor.Return(lineEnd);
        return continues;
    }

    private bool IsText() => cursor.Current switch
    {
        YamlCharacters.End or '#' => false,
        ':' => !IsSeparator(cursor.Peek(1)),
        var c => !_isFlow || !YamlCharacters.IsFlowIndicator(c),
    };

    private YamlPosition AppendNextLine()
    {
        var breaks = buffer.Length;
        while (YamlCharacters.IsBreak(cursor.Current))
        {
            buffer.AppendBreak(cursor);
            cursor.SkipBlanks();
        }

        buffer.Fold(breaks);
        var start = cursor.Offset;
        var end = SkipLine();
        buffer.Append(cursor.Text, start, end.Offset - start);
        return end;
    }
}
