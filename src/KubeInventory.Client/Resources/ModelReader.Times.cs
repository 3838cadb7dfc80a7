using System.Globalization;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    private static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Reads an RFC 3339 time, its offset included.</summary>
    /// <remarks>Digits beyond a tick (100 ns) are lost.</remarks>
    public static DateTimeOffset? ReadTime(ref ModelJsonReader reader)
    {
        if (reader.Peek() != '"')
        {
            return reader.TryReadNull() ? default(DateTimeOffset?) : throw Unexpected(ref reader, "an RFC 3339 time");
        }

        var start = reader.Position;
        var text = reader.ReadText();
        return UtcTime.TryParse(text, out var value) || TryParseTime(ToText(ref reader, text), out value)
            ? value
            : throw new ModelShapeException("expected an RFC 3339 time, found a string", start);
    }

    // What is rarer but allowed: offsets, fractions, lower-case letters, a space, and more than seven digits.
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
