using System.Text;

namespace KubeInventory.Client;

/// <summary>Fits texts into what an API server takes.</summary>
internal static class EventText
{
    public const int WordBytes = 128;
    public const int NoteBytes = 1024;

    /// <summary>A text of at most so many bytes in UTF-8; a longer one ends with an ellipsis.</summary>
    public static string Fit(string text, int bytes)
    {
        if (text.Length * 3 <= bytes || Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        var used = Encoding.UTF8.GetByteCount("…");
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            result.Append(rune.ToString());
        }

        return result.Append('…').ToString();
    }
}
