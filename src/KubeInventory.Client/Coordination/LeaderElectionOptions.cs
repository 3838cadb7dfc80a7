namespace KubeInventory.Client;

/// <summary>Which Lease candidates run for, and how long it takes them to notice that a leader is gone.</summary>
public sealed class LeaderElectionOptions
{
    /// <summary>The Lease's name, the same for all candidates. Required.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// Who this candidate is, for people who look at the Lease. Default: the machine's name. A random part is added, so that a candidate
    /// never takes another one, or its own previous process, for itself.
    /// </summary>
    public string? Identity { get; set; }

    /// <summary>
    /// How long other candidates wait after they last saw the leader renew. Default: 15 s. Range: whole seconds, longer than
    /// <see cref="RenewDeadline"/>. After a leader's crash nobody leads for this long and up to 2.2 retry periods.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after its last successful renewal began a leader's work is told to stop. Default: 10 s. Range: longer than 1.2 times
    /// <see cref="RetryPeriod"/>, shorter than <see cref="LeaseDuration"/>. The difference to that is what keeps two leaders apart when
    /// clocks run at different speeds and timers fire late.
    /// </summary>
    public TimeSpan RenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a leader renews; candidates look one to 2.2 times as far apart. Default: 2 s. Range: 1 s and more.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether a candidate that lost the Lease runs for it again, once its work has stopped. Default: true.</summary>
    public bool CampaignAgain { get; set; } = true;

    internal LeaseTiming Timing => new(LeaseDuration, RenewDeadline, RetryPeriod);

    internal void Validate()
    {
        ObjectName.Check(Name);
        Timing.Validate();
    }
}
