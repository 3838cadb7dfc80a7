using System.Globalization;
using System.Text;

namespace KubeInventory.Ansible;

/// <summary>Group names that Ansible takes without a warning.</summary>
/// <remarks>Source: ansible/constants.py, INVALID_VARIABLE_NAMES: <c>^[\d\W]|[^\w]</c> in Python's sense of a word character.</remarks>
internal static class GroupName
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "all", "ungrouped", "_meta" };

    /// <summary>The name with <c>_</c> for every character that is not a word character, and for a digit at its beginning.</summary>
    public static string Sanitize(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var first = clean.Length == 0;
            clean.Append(IsWord(rune) && !(first && Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) ? rune.ToString() : "_");
        }

        var result = clean.ToString();
        return Reserved.Contains(result) ? $"g_{result}" : result;
    }

    // .NET's \w takes combining marks and other connectors but no letter-like numbers; Python's is the other way round.
    private static bool IsWord(Rune rune) => rune.Value == '_' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
