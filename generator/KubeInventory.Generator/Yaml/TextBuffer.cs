using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>Where the text of a scalar is put together that is not one slice of the source.</summary>
internal sealed class TextBuffer
{
    private char[] _characters = new char[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _characters.AsSpan(0, Length);

    public void Truncate(int length) => Length = length;

    public void Append(char c)
    {
        Reserve(1);
        _characters[Length++] = c;
    }

    public void Append(string text, int start, int length)
    {
        Reserve(length);
        text.CopyTo(start, _characters, Length, length);
        Length += length;
    }

    /// <summary>Appends the line break at the cursor and goes past it; every ordinary break becomes a line feed.</summary>
    public void AppendBreak(YamlCursor cursor)
    {
        Append(cursor.Current is '\u2028' or '\u2029' ? cursor.Current : '\n');
        cursor.SkipBreak();
    }

    /// <summary>Folds the line breaks from an index on: one becomes a space, of several the first is dropped.</summary>
    public void Fold(int start)
    {
        if (Length == start || _characters[start] != '\n')
        {
            return;
        }

        if (Length == start + 1)
        {
            _characters[start] = ' ';
            return;
        }

        Array.Copy(_characters, start + 1, _characters, start, Length - start - 1);
        Length--;
    }

    private void Reserve(int count)
    {
        if (Length + count > _characters.Length)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, Length + count));
        }
    }
}
