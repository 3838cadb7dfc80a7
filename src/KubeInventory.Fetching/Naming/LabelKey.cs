namespace KubeInventory.Fetching;

/// <summary>Label keys: a name of at most 63 characters, and before it, if wanted, a DNS name and a slash.</summary>
public static class LabelKey
{
    private const int MaxPrefixLength = 253;

    /// <summary>Whether the text can stand as a label key.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var name = text[(slash + 1)..];
        return name.Length > 0 && LabelValue.IsValid(name) && (slash < 0 || IsDnsName(text[..slash]));
    }

    private static bool IsDnsName(string text)
        => text.Length is > 0 and <= MaxPrefixLength && text.Split('.').All(label => label.Length > 0
            && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
}
