using System.Text;

namespace KubeInventory.Generator.Emit;

/// <summary>Text with braces that indent.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public int Indentation => _depth * 4;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', Indentation).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>A line that begins in the first column, such as one of a raw string.</summary>
    public CodeWriter Verbatim(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>A line one step further in, such as the continuation of a statement.</summary>
    public CodeWriter Continue(string line)
    {
        _depth++;
        Line(line);
        _depth--;
        return this;
    }

    public CodeWriter Open(string head = "")
    {
        if (head.Length > 0)
        {
            Line(head);
        }

        Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close(string tail = "")
    {
        _depth--;
        return Line("}" + tail);
    }

    public override string ToString() => _text.ToString();
}
