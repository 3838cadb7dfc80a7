using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    /// <summary>Reads an RFC 3339 time, its offset included.</summary>
    /// <remarks>Digits beyond a tick (100 ns) are lost.</remarks>
    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return IsNull(ref reader) ? null : throw Unexpected(ref reader, "an RFC 3339 time");
        }

        if (reader.TryGetDateTimeOffset(out var value) || TryParseTime(reader.GetString()!, out value))
        {
            return value;
        }

        throw Unexpected(ref reader, "an RFC 3339 time");
    }

    // RFC 3339 allows lower-case letters; Go writes up to nine digits.
    private static bool TryParseTime(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
