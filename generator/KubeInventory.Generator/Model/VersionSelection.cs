using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>Which versions of a definition become types.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Names">Names of the versions; empty where <paramref name="Text"/> is one of the words.</param>
internal sealed record VersionSelection(string Text, EquatableArray<string> Names)
{
    public static VersionSelection Served { get; } = new("served", default);

    private static VersionSelection Stored { get; } = new("stored", default);

    private static VersionSelection All { get; } = new("all", default);

    /// <summary>Reads a word or names; null if it is neither.</summary>
    public static VersionSelection? Parse(string text, IReadOnlyList<string> words)
    {
        foreach (var word in new[] { Served, Stored, All })
        {
            if (string.Equals(text, word.Text, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return words.Count > 0 && words.All(IsVersion) ? new VersionSelection(text, words.ToEquatableArray()) : null;
    }

    public bool Keeps(string version, bool isServed, bool isStored) => Names.Count > 0
        ? Names.Contains(version, StringComparer.Ordinal)
        : this == All || (this == Stored ? isStored : isServed);

    // An API server takes a DNS label for a version.
    private static bool IsVersion(string word) =>
        word.All(static character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && word[0] is >= 'a' and <= 'z';
}
