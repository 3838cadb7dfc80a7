namespace KubeInventory.Fetching;

/// <summary>How long a sync waits until its next run.</summary>
internal sealed class SyncPace
{
    private const double Jitter = 0.1;
    private static readonly TimeSpan LongestThrottled = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    private int _throttled;
    private int _failed;

    /// <param name="outcome">What the last run did; null if it failed.</param>
    /// <param name="interval">What the source wants.</param>
    public TimeSpan Next(SyncOutcome? outcome, TimeSpan interval)
    {
        if (outcome is null)
        {
            var retry = FirstRetry * Math.Pow(2, Math.Min(_failed++, 16));
            return Spread(retry < interval ? retry : interval);
        }

        _failed = 0;
        _throttled = outcome.Shards.Any(shard => shard.Failure == FetchFailure.Throttled) ? Math.Min(_throttled + 1, 16) : 0;
        var longest = interval > LongestThrottled ? interval : LongestThrottled;
        var slowed = interval * Math.Pow(2, _throttled);
        var wait = Spread(slowed < longest ? slowed : longest);
        var asked = outcome.Shards.Max(shard => shard.RetryAfter) ?? TimeSpan.Zero;
        return asked > LongestAsked ? LongestAsked : asked > wait ? asked : wait;
    }

    // Fetchers that started together would otherwise ask the provider together for ever.
    private static TimeSpan Spread(TimeSpan wait) => wait * (1 - Jitter + (Random.Shared.NextDouble() * 2 * Jitter));
}
