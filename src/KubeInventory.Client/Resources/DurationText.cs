using System.Buffers;
using System.Globalization;

namespace KubeInventory.Client;

/// <summary>Reads and prints durations as Go does, and as Prometheus does where Go has no such unit.</summary>
internal static class DurationText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Name, long Ticks)[] Printed =
    [
        ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond),
        ("us", TimeSpan.TicksPerMicrosecond),
    ];

    /// <returns>Null if the text is no duration, or one that is too long.</returns>
    public static TimeSpan? Parse(string text)
    {
        var isNegative = text.StartsWith('-');
        var rest = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        if (rest is "0")
        {
            return TimeSpan.Zero;
        }

        var ticks = 0m;
        if (rest.IsEmpty)
        {
            return null;
        }

        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0
                || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || Unit(rest[digits..]) is not { } unit
                || number > long.MaxValue / unit.Ticks)
            {
                return null;
            }

            ticks += number * unit.Ticks;
            rest = rest[(digits + unit.Letters)..];
        }

        return ticks <= long.MaxValue ? TimeSpan.FromTicks((long)decimal.Round(isNegative ? -ticks : ticks)) : null;
    }

    public static string Print(TimeSpan span)
    {
        if (span == TimeSpan.Zero)
        {
            return "0s";
        }

        foreach (var (name, ticks) in Printed)
        {
            if (span.Ticks % ticks == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / ticks}{name}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks * 100m}ns");
    }

    // Nanoseconds are a hundredth of a tick.
    private static (int Letters, decimal Ticks)? Unit(ReadOnlySpan<char> text) => text switch
    {
        ['n', 's', ..] => (2, 0.01m),
        ['u' or 'µ' or 'μ', 's', ..] => (2, TimeSpan.TicksPerMicrosecond),
        ['m', 's', ..] => (2, TimeSpan.TicksPerMillisecond),
        ['s', ..] => (1, TimeSpan.TicksPerSecond),
        ['m', ..] => (1, TimeSpan.TicksPerMinute),
        ['h', ..] => (1, TimeSpan.TicksPerHour),
        ['d', ..] => (1, TimeSpan.TicksPerDay),
        ['w', ..] => (1, TimeSpan.TicksPerDay * 7),
        ['y', ..] => (1, TimeSpan.TicksPerDay * 365),
        _ => null,
    };
}
