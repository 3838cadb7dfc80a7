using System.Globalization;
using System.Text;

namespace KubeInventory.Embedded.Apply;

/// <summary>The name of a field manager that does not give one.</summary>
internal static class FieldManagerName
{
    private const int MaxBytes = 128;

    /// <summary>The program at the front of a User-Agent header: <c>kubectl</c> of <c>kubectl/v1.32.0 (linux/amd64)</c>. Empty if there is none.</summary>
    public static string FromUserAgent(string? userAgent)
    {
        var name = new StringBuilder();
        var bytes = 0;
        foreach (var rune in (userAgent ?? "").Split('/')[0].EnumerateRunes().Where(IsPrintable))
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                break;
            }

            name.Append(rune);
        }

        return name.ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
