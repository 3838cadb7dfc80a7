using System.Globalization;

namespace KubeInventory.Fetching;

/// <summary>How long a provider that throttles wants to be left alone.</summary>
internal static class RetryWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly string[] Resets = ["RateLimit-Reset", "X-RateLimit-Reset"];

    /// <summary>What Retry-After says, or else RateLimit-Reset; null where neither says anything. At most a day.</summary>
    public static TimeSpan? Of(HttpResponseMessage answer)
    {
        var retry = answer.Headers.RetryAfter;
        return Bounded(retry?.Delta ?? Until(retry?.Date, answer) ?? Reset(answer));
    }

    // Some count the seconds that are left, others name the Unix time.
    private static TimeSpan? Reset(HttpResponseMessage answer)
    {
        var text = Resets.Select(name => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null).FirstOrDefault(value => value is not null);
        return !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? null
            : seconds <= (decimal)Longest.TotalSeconds ? TimeSpan.FromSeconds((double)seconds)
            : seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? Until(DateTimeOffset.FromUnixTimeSeconds((long)seconds), answer)
            : null;
    }

    // Compared with the provider's own clock.
    private static TimeSpan? Until(DateTimeOffset? time, HttpResponseMessage answer)
        => time is { } then && answer.Headers.Date is { } now && then > now ? then - now : null;

    private static TimeSpan? Bounded(TimeSpan? wait) => wait > Longest ? Longest : wait;
}
