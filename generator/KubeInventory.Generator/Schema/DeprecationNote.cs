using System;
using System.Text.RegularExpressions;

namespace KubeInventory.Generator.Schema;

/// <summary>Finds what a description says to who uses a field that it calls deprecated.</summary>
/// <remarks>
/// By the convention of Go, which real CRDs follow: a description, or a line or sentence of it, that begins with <c>Deprecated:</c>. At the very
/// beginning <c>Deprecated.</c>, <c>Deprecated since 1.2</c> and the like are so too. That something else is deprecated is no such note.
/// </remarks>
internal static class DeprecationNote
{
    private const int MaxLength = 200;
    private const string Otherwise = "The definition calls this field deprecated.";

    private static readonly Regex Beginning = new(@"\A\s*(?:(?:Deprecated|DEPRECATED)\b[\s:.,;-]*|deprecated\s*(?::\s*|\Z))", RegexOptions.CultureInvariant);
    private static readonly Regex Inside = new(@"(?:\n[ \t]*|[.!?)][ \t]+)(?:Deprecated|DEPRECATED):\s*", RegexOptions.CultureInvariant);

    /// <summary>The note in one line; null if there is none.</summary>
    public static string? In(string? description)
    {
        if (description is null || description.IndexOf("deprecated", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        var found = Beginning.Match(description) is { Success: true } first ? first : Inside.Match(description);
        if (!found.Success)
        {
            return null;
        }

        var note = description.Substring(found.Index + found.Length);
        var end = note.IndexOf("\n\n", StringComparison.Ordinal);
        note = Regex.Replace(end < 0 ? note : note.Substring(0, end), @"\s+", " ").Trim();
        return note.Length == 0 ? Otherwise : Shorten(note);
    }

    private static string Shorten(string note)
    {
        if (note.Length <= MaxLength)
        {
            return note;
        }

        var sentence = note.LastIndexOf(". ", MaxLength, StringComparison.Ordinal);
        return sentence > 0 ? note.Substring(0, sentence + 1) : note.Substring(0, note.LastIndexOf(' ', MaxLength) is > 0 and var space ? space : MaxLength) + " …";
    }
}
