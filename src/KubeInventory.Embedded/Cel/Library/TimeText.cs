using System.Globalization;

namespace KubeInventory.Embedded.Cel;

/// <summary>Reads RFC 3339 times and Go durations, both to the nanosecond.</summary>
internal static class TimeText
{
    /// <summary>The moment; null where the text is none.</summary>
    public static CelValue? ParseTimestamp(string text)
    {
        // 2006-01-02T15:04:05[.fraction](Z|±hh:mm)
        if (text.Length < 20 || !DateTime.TryParseExact(
            text.AsSpan(0, 19), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var rest = text.AsSpan(19);
        long nanoseconds = 0;
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits < 1)
            {
                return null;
            }

            nanoseconds = long.Parse(rest.Slice(1, digits).ToString().PadRight(9, '0').AsSpan(0, 9), CultureInfo.InvariantCulture);
            rest = rest[(1 + digits)..];
        }

        if (ParseOffset(rest) is not { } offset)
        {
            return null;
        }

        var seconds = ((local - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond) - (long)offset.TotalSeconds;
        return CelTimestamp.Of(((Int128)seconds * CelDuration.PerSecond) + nanoseconds, offset);
    }

    /// <summary>Nanoseconds of a text like <c>1h30m</c> or <c>-1.5s</c>; null where the text is none.</summary>
    public static long? ParseDuration(string text)
    {
        var rest = text.AsSpan();
        var negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return 0;
        }

        if (rest.IsEmpty)
        {
            return null;
        }

        decimal total = 0;
        while (!rest.IsEmpty)
        {
            var number = rest.IndexOfAnyExcept(CharacterSets.Decimal);
            if (number < 1
                || !decimal.TryParse(rest[..number], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return null;
            }

            rest = rest[number..];
            var length = rest.IndexOfAny(CharacterSets.Decimal);
            var unit = UnitOf(length < 0 ? rest : rest[..length]);
            if (unit == 0 || amount > long.MaxValue / unit)
            {
                return null;
            }

            total += decimal.Truncate(amount * unit);
            rest = length < 0 ? default : rest[length..];
        }

        total = negative ? -total : total;
        return total is >= long.MinValue and <= long.MaxValue ? (long)total : null;
    }

    private static TimeSpan? ParseOffset(ReadOnlySpan<char> text)
    {
        if (text is "Z")
        {
            return TimeSpan.Zero;
        }

        return text.Length == 6 && text[0] is '+' or '-' && text[3] == ':'
            && int.TryParse(text.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours < 24
            && int.TryParse(text.Slice(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 60
            ? new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1)
            : null;
    }

    private static long UnitOf(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "\u00b5s" or "\u03bcs" => 1_000,
        "ms" => 1_000_000,
        "s" => CelDuration.PerSecond,
        "m" => 60 * CelDuration.PerSecond,
        "h" => 3_600 * CelDuration.PerSecond,
        _ => 0,
    };
}
