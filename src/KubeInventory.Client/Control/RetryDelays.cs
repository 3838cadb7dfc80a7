namespace KubeInventory.Client;

/// <summary>
/// How long keys wait that come back: each by its own failures, or by what all of them may do together, whichever is longer.
/// Not thread-safe.
/// </summary>
/// <remarks>Source: client-go <c>workqueue.DefaultTypedControllerRateLimiter</c>.</remarks>
internal sealed class RetryDelays<TKey>(WorkQueueOptions options, TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _failures = [];
    private double _tokens = options.RetryBurst;
    private long _filledAt = time.GetTimestamp();

    public int FailuresOf(TKey key) => _failures.GetValueOrDefault(key);

    public void Forget(TKey key) => _failures.Remove(key);

    public TimeSpan Next(TKey key)
    {
        var failures = _failures.GetValueOrDefault(key);
        _failures[key] = failures + 1;
        var own = options.FirstDelay.TotalSeconds * Math.Pow(2, failures);
        return TimeSpan.FromSeconds(Math.Max(Math.Min(own, options.LongestDelay.TotalSeconds), Reserve()));
    }

    /// <summary>Takes a token that may not be there yet, and says in how many seconds it will be.</summary>
    private double Reserve()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(options.RetryBurst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * options.RetriesPerSecond));
        _filledAt = now;
        _tokens--;
        return Math.Max(0, -_tokens / options.RetriesPerSecond);
    }
}
