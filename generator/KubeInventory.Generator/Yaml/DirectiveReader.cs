using System;
using System.Globalization;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads the lines above a document that start with <c>%</c>.</summary>
internal sealed class DirectiveReader(YamlCursor cursor, TagHandles tags)
{
    /// <summary>Reads all directives and goes to the content behind them; false if there are none.</summary>
    public bool Read()
    {
        var any = false;
        cursor.SkipByteOrderMark();
        cursor.SkipToContent();
        while (cursor.Column == 0 && cursor.Current == '%')
        {
            ReadDirective();
            cursor.SkipToContent();
            any = true;
        }

        return any;
    }

    private void ReadDirective()
    {
        var start = cursor.Position;
        switch (ReadWord())
        {
            case "%YAML":
                ReadVersion(start);
                break;
            case "%TAG":
                ReadHandle(start);
                break;
            default:
                // YAML reserves all other names, and has readers ignore them.
                cursor.SkipToBreak();
                return;
        }

        cursor.SkipBlanks();
        if (!cursor.AtLineEnd)
        {
            cursor.Fail("There is more text behind a directive that has ended.");
        }
    }

    private void ReadVersion(YamlPosition start)
    {
        var version = ReadWord();
        if (!version.StartsWith("1.", StringComparison.Ordinal)
            || !int.TryParse(version.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            cursor.Fail(start, "Only YAML 1 can be read: write '%YAML 1.2', or leave the line out.");
        }
    }

    private void ReadHandle(YamlPosition start)
    {
        var handle = ReadWord();
        var prefix = ReadWord();
        if (handle.Length == 0 || handle[0] != '!' || handle[handle.Length - 1] != '!' || prefix.Length == 0)
        {
            cursor.Fail(start, "A tag directive has the form '%TAG !name! prefix'.");
        }

        tags.Define(handle, prefix);
    }

    private string ReadWord()
    {
        cursor.SkipBlanks();
        var start = cursor.Offset;
        while (!YamlCharacters.IsSpaceOrEnd(cursor.Current))
        {
            cursor.Advance();
        }

        return cursor.Text.Substring(start, cursor.Offset - start);
    }
}
