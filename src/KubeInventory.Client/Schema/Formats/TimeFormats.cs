using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeInventory.Client.Schema;

/// <summary>The formats <c>date</c>, <c>date-time</c> and <c>duration</c>.</summary>
internal static partial class TimeFormats
{
    private static readonly string[] WordsOfTime =
    [
        "ns", "us", "µs", "ms", "s", "m", "h", "hr", "d", "w", "wk",
    ];

    private static readonly string[] BeginningsOfTime =
    [
        "nano", "micro", "milli", "sec", "min", "hour", "day", "week",
    ];

    /// <summary>A date such as <c>2026-01-31</c>.</summary>
    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || IsYearZero(text);

    /// <summary>A point in time as RFC 3339 has it, in either case, with up to 59 seconds.</summary>
    public static bool IsDateTime(string text)
    {
        var parts = text.ToLowerInvariant().Split('t');
        if (parts.Length < 2 || !IsDate(parts[0]))
        {
            return false;
        }

        var time = TimeOfDay().Match(parts[1]);
        return time.Success
            && string.CompareOrdinal(time.Groups["hour"].Value, "23") <= 0
            && string.CompareOrdinal(time.Groups["minute"].Value, "59") <= 0
            && string.CompareOrdinal(time.Groups["second"].Value, "59") <= 0;
    }

    /// <summary>A duration as Go prints it (<c>1h30m</c>), or as Scala does (<c>22 nanoseconds</c>).</summary>
    public static bool IsDuration(string text) => GoDuration().IsMatch(text) || ScalaDuration().Matches(text).Any(IsTerm);

    private static bool IsTerm(Match term)
    {
        var unit = term.Groups["unit"].Value.ToLowerInvariant();
        return WordsOfTime.Contains(unit) || BeginningsOfTime.Any(beginning => unit.StartsWith(beginning, StringComparison.Ordinal));
    }

    // Go counts years from 0, .NET from 1; both leap years agree with 2000.
    private static bool IsYearZero(string text) => text.StartsWith("0000-", StringComparison.Ordinal) && IsDate("2000" + text[4..]);

    [GeneratedRegex(@"\A(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(.[0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A[+-]?(0|(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)\z")]
    private static partial Regex GoDuration();

    [GeneratedRegex(@"[0-9]+[\t\n\f\r ]*(?<unit>[A-Za-zµ]+)")]
    private static partial Regex ScalaDuration();
}
