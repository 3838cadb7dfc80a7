using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace KubeInventory.Generator.Emit;

/// <summary>Text with braces that indent. Interpolated lines go into it piece by piece, without a string of their own.</summary>
internal sealed class CodeWriter
{
    private char[] _text = ArrayPool<char>.Shared.Rent(64 * 1024);
    private int _length;
    private int _depth;

    public int Indentation => _depth * 4;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            Indent();
            Append(line.AsSpan());
        }

        return EndLine();
    }

    /// <inheritdoc cref="Line(string)"/>
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] ref CodeLine line)
    {
        _ = line;
        return EndLine();
    }

    /// <summary>A line that begins in the first column, such as one of a raw string.</summary>
    public CodeWriter Verbatim(string text)
    {
        Append(text.AsSpan());
        return EndLine();
    }

    /// <summary>A line one step further in, such as the continuation of a statement.</summary>
    public CodeWriter Continue(string line)
    {
        _depth++;
        Line(line);
        _depth--;
        return this;
    }

    /// <inheritdoc cref="Continue(string)"/>
    public CodeWriter Continue([InterpolatedStringHandlerArgument("")] ref ContinuedCodeLine line)
    {
        _ = line;
        return EndLine();
    }

    public CodeWriter Open(string head = "")
    {
        if (head.Length > 0)
        {
            Line(head);
        }

        return OpenBrace();
    }

    /// <inheritdoc cref="Open(string)"/>
    public CodeWriter Open([InterpolatedStringHandlerArgument("")] ref CodeLine head)
    {
        _ = head;
        return EndLine().OpenBrace();
    }

    public CodeWriter Close(string tail = "")
    {
        _depth--;
        Indent();
        Append('}');
        Append(tail.AsSpan());
        return EndLine();
    }

    /// <summary>The text; the writer is of no use afterwards.</summary>
    public string Finish()
    {
        var text = new string(_text, 0, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        _length = 0;
        return text;
    }

    /// <summary>Begins a line whose pieces follow.</summary>
    internal void Indent(int steps = 0)
    {
        var count = Indentation + (4 * steps);
        Reserve(count);
        _text.AsSpan(_length, count).Fill(' ');
        _length += count;
    }

    internal void Append(ReadOnlySpan<char> piece)
    {
        Reserve(piece.Length);
        piece.CopyTo(_text.AsSpan(_length));
        _length += piece.Length;
    }

    internal void Append(char piece)
    {
        Reserve(1);
        _text[_length++] = piece;
    }

    private CodeWriter OpenBrace()
    {
        Line("{");
        _depth++;
        return this;
    }

    private CodeWriter EndLine()
    {
        Append('\n');
        return this;
    }

    private void Reserve(int count)
    {
        if (_length + count <= _text.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + count));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
