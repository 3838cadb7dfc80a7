using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>The words that a name in Pascal case is made of.</summary>
internal static class Words
{
    /// <summary>Where the last of several words begins; 0 for a single word.</summary>
    public static int LastWord(string name)
    {
        for (var i = name.Length - 2; i > 0; i--)
        {
            if (IsStart(name, i))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>The name without its first word; empty for a single word.</summary>
    public static string WithoutFirst(string name)
    {
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (IsStart(name, i))
            {
                return name.Substring(i);
            }
        }

        return "";
    }

    /// <summary>The words that all names end with; empty if there are none.</summary>
    public static string CommonEnd(IReadOnlyCollection<string> names)
    {
        var shortest = names.OrderBy(static name => name.Length).First();
        for (var end = shortest; end.Length > 0; end = WithoutFirst(end))
        {
            if (names.All(name => EndsWithWords(name, end)))
            {
                return end;
            }
        }

        return "";
    }

    private static bool EndsWithWords(string name, string end) =>
        name.EndsWith(end, StringComparison.Ordinal) && (name.Length == end.Length || IsStart(name, name.Length - end.Length));

    private static bool IsStart(string name, int index) =>
        index < name.Length - 1 && char.IsUpper(name[index]) && (char.IsLower(name[index - 1]) || char.IsLower(name[index + 1]) || char.IsDigit(name[index - 1]));
}
