using System.Globalization;

namespace KubeInventory.Embedded.Tables;

/// <summary>Durations for people, with two or three significant digits: <c>45s</c>, <c>5m10s</c>, <c>3d4h</c>.</summary>
/// <remarks>Source: the ages that kube-apiserver prints in tables.</remarks>
internal static class HumanDuration
{
    /// <summary>The age of something that began at a time written as RFC 3339.</summary>
    /// <returns><c>&lt;unknown&gt;</c> for an empty text or the zero time, <c>&lt;invalid&gt;</c> for what is no time or lies ahead.</returns>
    public static string Since(string timestamp, DateTimeOffset now)
    {
        if (timestamp.Length == 0)
        {
            return "<unknown>";
        }

        if (!timestamp.Contains('T', StringComparison.Ordinal)
            || !DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
        {
            return "<invalid>";
        }

        return start == DateTimeOffset.MinValue ? "<unknown>" : Show(now - start);
    }

    /// <summary>A duration; one that is slightly negative, as clocks differ, counts as none.</summary>
    public static string Show(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
        return duration switch
        {
            _ when seconds < -1 => "<invalid>",
            _ when seconds < 0 => "0s",
            _ when seconds < 120 => $"{seconds}s",
            _ when minutes < 10 => Join(minutes, "m", seconds % 60, "s"),
            _ when minutes < 180 => $"{minutes}m",
            _ when hours < 8 => Join(hours, "h", minutes % 60, "m"),
            _ when hours < 48 => $"{hours}h",
            _ when hours < 24 * 8 => Join(days, "d", hours % 24, "h"),
            _ when hours < 24 * 365 * 2 => $"{days}d",
            _ when hours < 24 * 365 * 8 => Join(days / 365, "y", days % 365, "d"),
            _ => $"{days / 365}y",
        };
    }

    private static string Join(long large, string largeUnit, long small, string smallUnit) =>
        small == 0 ? $"{large}{largeUnit}" : $"{large}{largeUnit}{small}{smallUnit}";
}
