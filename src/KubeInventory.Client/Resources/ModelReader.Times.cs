using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    private static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Reads an RFC 3339 time, its offset included.</summary>
    /// <remarks>Digits beyond a tick (100 ns) are lost.</remarks>
    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return IsNull(ref reader) ? null : throw Unexpected(ref reader, "an RFC 3339 time");
        }

        // JSON's own parser would take a time without an offset for one of this machine's zone.
        if (HasZone(ref reader) && reader.TryGetDateTimeOffset(out var value))
        {
            return value;
        }

        return TryParseTime(reader.GetString()!, out value) ? value : throw Unexpected(ref reader, "an RFC 3339 time");
    }

    private static bool HasZone(ref Utf8JsonReader reader) =>
        !reader.HasValueSequence && reader.ValueSpan is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _];

    // What is rare but allowed: lower-case letters, a space, and more than seven digits.
    private static bool TryParseTime(string text, out DateTimeOffset value)
    {
        var upper = text.ToUpperInvariant().Replace("Z", "+00:00", StringComparison.Ordinal).Replace(' ', 'T');
        var zone = upper.Length - 6;
        var dot = upper.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0 && zone - dot > 8)
        {
            upper = upper.Remove(dot + 8, zone - dot - 8);
        }

        return DateTimeOffset.TryParseExact(upper, Rfc3339, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }
}
