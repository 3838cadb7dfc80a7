using System.Globalization;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    private static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Reads an RFC 3339 time, its offset included; what it is written as is kept where it says more than the value.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <param name="digits">Fractional digits with which the value is written; negative for as many as it has, and its offset.</param>
    /// <returns>Null also for a time that API servers allow and C# has not, such as one of the year 0.</returns>
    public static DateTimeOffset? ReadTime(ref ModelJsonReader reader, int digits)
    {
        if (reader.Peek() != '"')
        {
            return reader.TryReadNull() ? default(DateTimeOffset?) : throw Unexpected(ref reader, "an RFC 3339 time");
        }

        var start = reader.Position;
        var text = reader.ReadText();
        if (UtcTime.TryParse(text, out var value))
        {
            reader.IsOdd |= digits > 0;
            return value;
        }

        var time = ToText(ref reader, text);
        if (TryParseTime(time, out value))
        {
            reader.IsOdd |= Print(value, digits) != time;
            return value;
        }

        if (!Schema.TimeFormats.IsDateTime(time))
        {
            throw new ModelShapeException("expected an RFC 3339 time, found a string", start);
        }

        reader.IsOdd = true;
        return null;
    }

    /// <summary>Reads a time of a list or map.</summary>
    public static DateTimeOffset? ReadTimeItem(ref ModelJsonReader reader)
    {
        var isNull = reader.Peek() == 'n';
        return ReadTime(ref reader, -1) ?? (isNull ? null : DateTimeOffset.MinValue);
    }

    private static string Print(DateTimeOffset value, int digits)
    {
        Span<byte> text = stackalloc byte[UtcTime.MaxLength];
        return System.Text.Encoding.ASCII.GetString(text[..UtcTime.Format(digits < 0 ? value : value.ToUniversalTime(), digits, text)]);
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
