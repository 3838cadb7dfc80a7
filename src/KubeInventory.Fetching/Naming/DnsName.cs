namespace KubeInventory.Fetching;

/// <summary>A name that DNS can hold.</summary>
internal static class DnsName
{
    /// <summary>The name in lower case; null if DNS cannot hold it.</summary>
    public static string? OrNull(string? name)
    {
        var lower = name?.ToLowerInvariant();
        return lower is { Length: > 0 and <= 253 } && lower.Split('.').All(IsLabel) ? lower : null;
    }

    private static bool IsLabel(string label)
        => label.Length is > 0 and <= 63 && char.IsAsciiLetterOrDigit(label[0]) && char.IsAsciiLetterOrDigit(label[^1])
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
