namespace KubeInventory.Client;

/// <summary>How long a work queue makes keys wait that come back.</summary>
public sealed class WorkQueueOptions
{
    /// <summary>What metrics call the queue. Default: empty.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The wait after a key's first failure; each further one doubles it. Default: 5 ms. Range: above zero.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest wait after a failure. Default: 1000 s. Range: <see cref="FirstDelay"/> and more.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(1000);

    /// <summary>How many keys may come back per second in the long run, all keys taken together. Default: 10. Range: above zero.</summary>
    public double RetriesPerSecond { get; set; } = 10;

    /// <summary>How many keys may come back at once before that rate counts. Default: 100. Range: 1 and more.</summary>
    public int RetryBurst { get; set; } = 100;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestDelay, FirstDelay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RetriesPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryBurst, 1);
    }
}
