using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Options;

/// <summary>What C# takes for a name without an @.</summary>
internal static class CSharpName
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        + "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        + "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string "
        + "struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    public static bool IsLegal(string word) =>
        word.Length > 0
        && !char.IsDigit(word[0])
        && word.All(static character => char.IsLetterOrDigit(character) || character == '_')
        && !Keywords.Contains(word);
}
