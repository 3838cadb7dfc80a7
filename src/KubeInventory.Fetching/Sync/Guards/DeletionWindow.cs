namespace KubeInventory.Fetching;

/// <summary>How much was deleted in the running window, of how much. It is stored, so that a restart does not open a new one.</summary>
internal sealed record DeletionWindow(DateTimeOffset Since, int Known, int Deleted)
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>The window that runs now: the stored one, or a new one if that is over, was never, or lies ahead.</summary>
    public static DeletionWindow Running(DeletionWindow? stored, int known, DateTimeOffset now)
        => stored is not null && stored.Since <= now && now - stored.Since < Length
            ? stored with { Known = Math.Max(stored.Known, known) }
            : new DeletionWindow(now, known, 0);

    /// <summary>Whether so many more deletions stay within the policy.</summary>
    public bool Allows(int deletions, SourcePolicy policy) => Deleted + deletions <= Limit(policy);

    public int Limit(SourcePolicy policy) => (int)Math.Max(policy.MaxDeleteAbsolute, (long)Known * policy.MaxDeletePercent / 100);
}
