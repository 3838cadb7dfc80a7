using System;
using System.Collections.Generic;

namespace KubeInventory.Generator.Yaml;

/// <summary>A place that moves through a text and knows its line.</summary>
/// <remarks>
/// The first failure puts the end of the text where the cursor stands. Every reader therefore runs out of text and returns;
/// none needs to ask whether another failed, and what they return is thrown away.
/// </remarks>
internal sealed class YamlCursor(string text)
{
    /// <summary>Whoever has more to mend than this will read the text again.</summary>
    private const int MaxErrors = 100;

    private static readonly char[] Breaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    private int _end = text.Length;
    private int _lineStart;
    private int _contentStart = -1;
    private bool _isAbandoned;

    public string Text => text;

    public List<YamlError> Errors { get; } = [];

    public bool Failed { get; private set; }

    public int Offset { get; private set; }

    public int Line { get; private set; }

    public int Column => Offset - _lineStart;

    public YamlPosition Position => new(Line, Column, Offset);

    public bool AtEnd => Offset >= _end;

    public char Current => Offset < _end ? text[Offset] : YamlCharacters.End;

    /// <summary>At a line break, a comment or the end of the text.</summary>
    public bool AtLineEnd => Current == '#' || YamlCharacters.IsBreakOrEnd(Current);

    /// <summary>At the first text of a line, where <see cref="SkipToContent"/> arrived.</summary>
    public bool AtLineContent => Offset == _contentStart;

    /// <summary>A place to come back to with <see cref="Return"/> after a look ahead.</summary>
    public (int Offset, int Line, int LineStart) Mark() => (Offset, Line, _lineStart);

    public void Return((int Offset, int Line, int LineStart) mark)
    {
        if (!Failed)
        {
            (Offset, Line, _lineStart) = mark;
        }
    }

    public char Peek(int distance) => Offset + distance < _end ? text[Offset + distance] : YamlCharacters.End;

    /// <summary>At a character that counts as an indicator only before white space: <c>-</c>, <c>?</c> or <c>:</c>.</summary>
    public bool AtIndicator(char indicator) => Current == indicator && YamlCharacters.IsSpaceOrEnd(Peek(1));

    /// <summary>At the <c>---</c> or <c>...</c> that bounds a document.</summary>
    public bool AtMarker => Column == 0 && (AtMarkerOf('-') || AtMarkerOf('.'));

    /// <summary>At the end of the text or of the document.</summary>
    public bool AtDocumentEnd => AtEnd || AtMarker;

    public bool AtMarkerOf(char c) =>
        Column == 0 && Current == c && Peek(1) == c && Peek(2) == c && YamlCharacters.IsSpaceOrEnd(Peek(3));

    public void Advance(int count = 1) => Offset = Math.Min(Offset + count, _end);

    public void SkipBlanks()
    {
        while (YamlCharacters.IsBlank(Current))
        {
            Offset++;
        }
    }

    public void SkipSpaces()
    {
        while (Current == ' ')
        {
            Offset++;
        }
    }

    /// <summary>Goes from a line break to the start of the next line.</summary>
    public void SkipBreak()
    {
        Offset += Current == '\r' && Peek(1) == '\n' ? 2 : 1;
        Line++;
        _lineStart = Offset;
    }

    /// <summary>Goes to the end of the line and returns where it began to.</summary>
    public int SkipToBreak()
    {
        var start = Offset;
        var length = text.AsSpan(Offset, Math.Max(0, _end - Offset)).IndexOfAny(Breaks);
        Offset = length < 0 ? _end : Offset + length;
        return start;
    }

    /// <summary>Skips the spaces before text, and also tabs where no text follows.</summary>
    public void SkipIndentation()
    {
        SkipSpaces();
        if (Current != '\t')
        {
            return;
        }

        var tab = Position;
        SkipBlanks();
        if (!AtLineEnd)
        {
            Fail(tab, "A tab must not indent YAML: use spaces.");
        }
    }

    /// <summary>Goes to the next text of block style, behind blanks, comments and line breaks.</summary>
    public void SkipToContent()
    {
        var isLineStart = Column == 0;
        while (!AtEnd)
        {
            if (isLineStart)
            {
                SkipIndentation();
            }

            SkipBlanks();
            if (Current == '#')
            {
                SkipToBreak();
            }

            if (!YamlCharacters.IsBreak(Current))
            {
                break;
            }

            SkipBreak();
            isLineStart = true;
        }

        if (isLineStart)
        {
            _contentStart = Offset;
        }
    }

    /// <summary>Goes to the next text of flow style, where indentation means nothing.</summary>
    public void SkipFlowSpace()
    {
        while (!AtEnd)
        {
            SkipBlanks();
            if (Current == '#')
            {
                SkipToBreak();
            }

            if (!YamlCharacters.IsBreak(Current))
            {
                return;
            }

            SkipBreak();
        }
    }

    /// <summary>A byte order mark is no part of the line that it stands on.</summary>
    public void SkipByteOrderMark()
    {
        if (Column == 0 && Current == '\uFEFF')
        {
            Offset++;
            _lineStart = Offset;
        }
    }

    /// <summary>Notes an error that does not keep the rest of the document from being read.</summary>
    public void Report(YamlPosition position, string message)
    {
        if (!Failed && Errors.Count < MaxErrors)
        {
            Errors.Add(new YamlError(position, message));
        }
    }

    public void Fail(YamlPosition position, string message)
    {
        Report(position, message);
        Failed = true;
        _end = Math.Min(Offset, _end);
    }

    public void Fail(string message) => Fail(Position, message);

    /// <summary>Fails, and gives up on the documents behind this one.</summary>
    public void Abandon(string message)
    {
        Fail(message);
        _isAbandoned = true;
    }

    /// <summary>Goes to the next document behind a failure, or to the end of the text.</summary>
    public void Recover()
    {
        Failed = false;
        _end = text.Length;
        while (!AtEnd && (_isAbandoned || !AtMarker))
        {
            SkipLine();
        }
    }

    public void SkipToEnd()
    {
        while (!AtEnd)
        {
            SkipLine();
        }
    }

    private void SkipLine()
    {
        SkipToBreak();
        if (!AtEnd)
        {
            SkipBreak();
        }
    }
}
