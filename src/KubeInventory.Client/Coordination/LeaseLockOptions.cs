namespace KubeInventory.Client;

/// <summary>How locks and semaphores hold their Leases.</summary>
public sealed class LeaseLockOptions
{
    /// <summary>
    /// Who holds what is acquired, for people who look at the Lease. Default: the machine's name. A random part is added for each
    /// acquisition, so that a process which was restarted does not take its predecessor's lock for its own.
    /// </summary>
    public string? Holder { get; set; }

    /// <summary>
    /// How long others wait after they last saw the holder renew. Default: 15 s. Range: whole seconds, longer than
    /// <see cref="RenewDeadline"/>. After a holder's crash nobody holds the lock for this long and up to 2.2 retry periods.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after its last successful renewal began a holder is told that the lock is lost. Default: 10 s. Range: longer than
    /// 1.2 times <see cref="RetryPeriod"/>, shorter than <see cref="LeaseDuration"/>.
    /// </summary>
    public TimeSpan RenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a holder renews; those who wait look one to 2.2 times as far apart, and at once when a watch shows a release.
    /// Default: 2 s. Range: 1 s and more.
    /// </summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(2);

    internal LeaseTiming Timing => new(LeaseDuration, RenewDeadline, RetryPeriod);
}
