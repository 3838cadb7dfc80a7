namespace KubeInventory.Client;

/// <summary>Times as API servers write them: <c>2026-03-01T12:30:45Z</c>, perhaps with a fraction.</summary>
internal static class UtcTime
{
    /// <summary>The room that <see cref="Format"/> needs.</summary>
    public const int MaxLength = 34;

    private const int SecondsLength = 19;

    /// <summary>Parses a time in UTC of whole seconds; false for every other form, and for what is no time.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text is not [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', _, _, (byte)':', _, _, (byte)':', _, _, (byte)'Z']
            || !TryNumber(text[..4], out var year)
            || !TryNumber(text[5..7], out var month)
            || !TryNumber(text[8..10], out var day)
            || !TryNumber(text[11..13], out var hour)
            || !TryNumber(text[14..16], out var minute)
            || !TryNumber(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        value = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    /// <summary>Writes a time with a number of fractional digits, or as many as it has for a negative number; its offset as <c>Z</c> or <c>+02:00</c>.</summary>
    public static int Format(DateTimeOffset value, int digits, Span<byte> text)
    {
        Put(text, 0, 4, value.Year, (byte)'-');
        Put(text, 5, 2, value.Month, (byte)'-');
        Put(text, 8, 2, value.Day, (byte)'T');
        Put(text, 11, 2, value.Hour, (byte)':');
        Put(text, 14, 2, value.Minute, (byte)':');
        Put(text, 17, 2, value.Second, (byte)'.');
        var length = SecondsLength + Fraction((int)(value.Ticks % TimeSpan.TicksPerSecond), digits, text[SecondsLength..]);
        var offset = (int)value.Offset.TotalMinutes;
        if (offset == 0)
        {
            text[length] = (byte)'Z';
            return length + 1;
        }

        text[length] = offset < 0 ? (byte)'-' : (byte)'+';
        Put(text, length + 1, 2, Math.Abs(offset) / 60, (byte)':');
        Put(text, length + 4, 2, Math.Abs(offset) % 60, (byte)' ');
        return length + 6;
    }

    // The point is there already.
    private static int Fraction(int ticks, int digits, Span<byte> text)
    {
        if (digits == 0 || (digits < 0 && ticks == 0))
        {
            return 0;
        }

        Put(text, 1, 7, ticks, (byte)' ');
        var count = digits < 0 ? text[1..8].TrimEnd((byte)'0').Length : digits;
        return count + 1;
    }

    private static void Put(Span<byte> text, int start, int length, int value, byte separator)
    {
        for (var i = start + length - 1; i >= start; i--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            text[i] = (byte)('0' + digit);
        }

        text[start + length] = separator;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
