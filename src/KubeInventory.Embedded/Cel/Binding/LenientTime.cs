using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeInventory.Embedded.Cel;

/// <summary>Reads times in the wider forms that the schema formats <c>duration</c> and <c>date-time</c> accept.</summary>
internal static partial class LenientTime
{
    public static CelValue? ParseTimestamp(string text)
    {
        var upper = text.ToUpperInvariant();
        return TimeText.ParseTimestamp(upper) ?? TimeText.ParseTimestamp($"{upper}Z");
    }

    /// <summary>Nanoseconds of a Go duration or of words like <c>3 days</c>.</summary>
    public static long? ParseDuration(string text)
    {
        if (TimeText.ParseDuration(text) is { } nanoseconds)
        {
            return nanoseconds;
        }

        Int128 total = 0;
        var matches = WordPattern().Matches(text);
        foreach (Match match in matches)
        {
            if (UnitOf(match.Groups["unit"].Value) is not { } unit
                || !long.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return null;
            }

            total += (Int128)count * unit;
        }

        return matches.Count > 0 && total <= long.MaxValue ? (long)total : null;
    }

    private static long? UnitOf(string word) => word.ToLowerInvariant() switch
    {
        "ns" or "nano" => 1,
        "us" or "µs" or "micro" => 1_000,
        "ms" or "milli" => 1_000_000,
        "s" or "sec" or "second" or "seconds" => CelDuration.PerSecond,
        "m" or "min" or "minute" or "minutes" => 60 * CelDuration.PerSecond,
        "h" or "hr" or "hour" or "hours" => 3_600 * CelDuration.PerSecond,
        "d" or "day" or "days" => 86_400 * CelDuration.PerSecond,
        "w" or "wk" or "week" or "weeks" => 604_800 * CelDuration.PerSecond,
        _ => null,
    };

    [GeneratedRegex(@"(?<count>[0-9]+)\s*(?<unit>[A-Za-zµ]+)", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
