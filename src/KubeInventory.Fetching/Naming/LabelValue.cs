namespace KubeInventory.Fetching;

/// <summary>Label values: at most 63 characters, letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, a letter or digit at both ends.</summary>
public static class LabelValue
{
    /// <summary>Longest label value.</summary>
    public const int MaxLength = 63;

    /// <summary>Whether the text can stand as a label value as it is.</summary>
    public static bool IsValid(string text)
        => text.Length <= MaxLength
            && (text.Length == 0 || (char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])))
            && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The text with <c>_</c> for every character that a label cannot hold; null where nothing sensible is left or it is too long.</summary>
    /// <remarks>A text that is too long is never cut: two machines could then share a value that tells them apart.</remarks>
    public static string? Sanitize(string text)
    {
        if (IsValid(text))
        {
            return text;
        }

        var value = string.Create(text.Length, text, static (chars, source) =>
        {
            for (var i = 0; i < chars.Length; i++)
            {
                chars[i] = Allowed.Contains(source[i]) ? source[i] : '_';
            }
        }).Trim('-', '_', '.');
        return value.Length is 0 or > MaxLength ? null : value;
    }

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
}
