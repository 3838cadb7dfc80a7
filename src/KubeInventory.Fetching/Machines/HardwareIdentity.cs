namespace KubeInventory.Fetching;

/// <summary>What firmware says of a machine's identity, without what manufacturers leave in it by mistake: such values are the same on many machines.</summary>
public static class HardwareIdentity
{
    private const int MaxLength = 128;

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "null", "n/a", "na", "not specified", "not available", "unknown", "default", "default string", "to be filled by o.e.m.", "to be filled by oem",
        "system serial number", "chassis serial number", "empty", "unset", "xxxxxxxx", "0123456789", "123456789",
    };

    /// <summary>A system UUID in lower case with dashes; null if it is none, or one that many machines share.</summary>
    /// <param name="uuid">As the provider has it.</param>
    public static string? Uuid(string? uuid)
    {
        if (!Guid.TryParse(uuid, out var parsed) || parsed == Guid.Empty || parsed == Guid.AllBitsSet)
        {
            return null;
        }

        var text = parsed.ToString("D");
        return text is "03000200-0400-0500-0006-000700080009" ? null : text;
    }

    /// <summary>
    /// A serial number, vendor or model; null if it is blank, longer than 128 characters, one character over and over, or a placeholder such as
    /// <c>To be filled by O.E.M.</c>
    /// </summary>
    /// <param name="text">As the provider has it.</param>
    public static string? Text(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || trimmed.Length > MaxLength || Placeholders.Contains(trimmed) || (trimmed.Length > 1 && trimmed.All(c => c == trimmed[0]))
            ? null
            : trimmed;
    }
}
