using System.Globalization;
using System.Text;

namespace KubeInventory.Fetching;

/// <summary>Makes text from a provider safe to show: one line, no control characters, not endless.</summary>
public static class PlainText
{
    /// <summary>The text with control characters, line separators and broken surrogates written out, cut at a length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">After so many characters an ellipsis stands for the rest.</param>
    public static string Of(string text, int maxLength = 256)
    {
        var plain = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= maxLength)
            {
                return plain.Append('…').ToString();
            }

            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            plain.Append(isHidden ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : rune.ToString());
        }

        return plain.ToString();
    }
}
