using System;
using System.Collections.Generic;

namespace KubeInventory.Generator.Yaml;

/// <summary>What the <c>!</c>, <c>!!</c> and <c>!name!</c> in front of a tag stand for in a document.</summary>
internal sealed class TagHandles(YamlCursor cursor)
{
    private const string Core = "tag:yaml.org,2002:";

    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    public void Define(string handle, string prefix) => _prefixes[handle] = prefix;

    public void Clear() => _prefixes.Clear();

    /// <summary>Reads the tag at the cursor and resolves its handle.</summary>
    public string ReadTag()
    {
        var start = cursor.Position;
        cursor.Advance();
        if (cursor.Current == '<')
        {
            return ReadVerbatim(start);
        }

        while (!YamlCharacters.IsSpaceOrEnd(cursor.Current) && !YamlCharacters.IsFlowIndicator(cursor.Current))
        {
            cursor.Advance();
        }

        var text = cursor.Text.Substring(start.Offset, cursor.Offset - start.Offset);
        var handleLength = text.IndexOf('!', 1) + 1;
        if (handleLength == text.Length && handleLength > 0)
        {
            cursor.Fail(start, $"The tag '{text}' has no name behind its handle.");
        }

        handleLength = Math.Max(handleLength, 1);
        return Resolve(start, text.Substring(0, handleLength), text.Substring(handleLength));
    }

    private string Resolve(YamlPosition start, string handle, string name)
    {
        if (name.Length == 0)
        {
            return handle;
        }

        if (!_prefixes.TryGetValue(handle, out var prefix))
        {
            prefix = handle == "!!" ? Core : handle;
            if (handle.Length > 2)
            {
                cursor.Fail(start, $"The tag handle '{handle}' is not declared: add '%TAG {handle} <prefix>' above the document's '---'.");
            }
        }

        return prefix + Uri.UnescapeDataString(name);
    }

    private string ReadVerbatim(YamlPosition start)
    {
        cursor.Advance();
        var name = cursor.Offset;
        while (!YamlCharacters.IsSpaceOrEnd(cursor.Current) && cursor.Current != '>')
        {
            cursor.Advance();
        }

        var tag = cursor.Text.Substring(name, cursor.Offset - name);
        if (cursor.Current != '>')
        {
            cursor.Fail(start, "The tag that starts with '!<' here has no closing '>'.");
        }

        cursor.Advance();
        return tag;
    }
}
