using System.Runtime.CompilerServices;

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
        var clock = value.DateTime;
        clock.Deconstruct(out int year, out var month, out var day);
        var (seconds, ticks) = Math.DivRem(clock.Ticks % TimeSpan.TicksPerDay, TimeSpan.TicksPerSecond);
        var (minutes, second) = Math.DivRem((uint)seconds, 60);
        var (hour, minute) = Math.DivRem(minutes, 60);
        var (century, yearOfCentury) = Math.DivRem((uint)year, 100);

        // A length that the compiler knows needs no checks.
        var fixedText = text[..(SecondsLength + 1)];
        Pair(fixedText, 0, century, (byte)' ');
        Pair(fixedText, 2, yearOfCentury, (byte)'-');
        Pair(fixedText, 5, (uint)month, (byte)'-');
        Pair(fixedText, 8, (uint)day, (byte)'T');
        Pair(fixedText, 11, hour, (byte)':');
        Pair(fixedText, 14, minute, (byte)':');
        Pair(fixedText, 17, second, (byte)'.');
        var length = SecondsLength + Fraction((int)ticks, digits, text[SecondsLength..]);
        if (value.Offset == TimeSpan.Zero)
        {
            text[length] = (byte)'Z';
            return length + 1;
        }

        var offset = (int)value.Offset.TotalMinutes;
        text[length] = offset < 0 ? (byte)'-' : (byte)'+';
        Pair(text, length + 1, (uint)Math.Abs(offset) / 60, (byte)':');
        Pair(text, length + 4, (uint)Math.Abs(offset) % 60, (byte)' ');
        return length + 6;
    }

    // The point is there already.
    private static int Fraction(int ticks, int digits, Span<byte> text)
    {
        if (digits == 0 || (digits < 0 && ticks == 0))
        {
            return 0;
        }

        for (var i = 7; i > 0; i--)
        {
            (ticks, var digit) = Math.DivRem(ticks, 10);
            text[i] = (byte)('0' + digit);
        }

        var count = digits < 0 ? text[1..8].TrimEnd((byte)'0').Length : digits;
        return count + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(Span<byte> text, int start, uint value, byte separator)
    {
        var (tens, ones) = Math.DivRem(value, 10);
        text[start + 2] = separator;
        text[start + 1] = (byte)('0' + ones);
        text[start] = (byte)('0' + tens);
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
