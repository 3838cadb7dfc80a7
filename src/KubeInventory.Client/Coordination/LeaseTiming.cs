namespace KubeInventory.Client;

/// <summary>The three times by which a Lease is held, and the rules between them.</summary>
/// <remarks>
/// Source: client-go <c>leaderelection.NewLeaderElector</c>. The gap between <see cref="RenewDeadline"/> and <see cref="Duration"/> is
/// what clocks may drift apart and what a token may fire late: by default a third, so that clocks may run 20 % apart.
/// </remarks>
internal sealed record LeaseTiming(TimeSpan Duration, TimeSpan RenewDeadline, TimeSpan RetryPeriod)
{
    /// <summary>Waits of candidates are drawn between one and 2.2 retry periods, so that they do not come all at once.</summary>
    public const double Jitter = 1.2;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public int DurationSeconds => (int)Duration.TotalSeconds;

    /// <summary>How long one request may take: a connection that is dead must leave time for another attempt.</summary>
    public TimeSpan AttemptTimeout => RenewDeadline / 2;

    public TimeSpan NextWait(Func<double> random) => RetryPeriod * (1 + (Jitter * random()));

    public void Validate()
    {
        RequireAtLeast(Least, RetryPeriod, nameof(RetryPeriod));
        RequireAtLeast(Least, Duration, "LeaseDuration");
        if (Duration.Ticks % TimeSpan.TicksPerSecond != 0 || Duration.TotalSeconds > int.MaxValue)
        {
            throw new ArgumentException($"LeaseDuration is {Duration}: a Lease holds whole seconds. Round it up.");
        }

        if (RenewDeadline >= Duration)
        {
            throw new ArgumentException(
                $"RenewDeadline ({RenewDeadline}) must be shorter than LeaseDuration ({Duration}), or another could take over before work is told to stop.");
        }

        if (RenewDeadline <= RetryPeriod * Jitter)
        {
            throw new ArgumentException(
                $"RenewDeadline ({RenewDeadline}) must be longer than {Jitter} times RetryPeriod ({RetryPeriod}), or one failed renewal loses the Lease.");
        }
    }

    private static void RequireAtLeast(TimeSpan least, TimeSpan value, string name)
    {
        if (value < least)
        {
            throw new ArgumentException($"{name} is {value}: it must be at least {least.TotalSeconds} s.");
        }
    }
}
