namespace KubeInventory.Fetching;

/// <summary>How the last sync of a hosted source went.</summary>
internal sealed class SourceHealth(TimeProvider timeProvider)
{
    private volatile Report? _last;

    /// <summary>The last outcome; null where this replica has not synced yet, as where another one leads.</summary>
    public SyncOutcome? Outcome => _last?.Outcome;

    /// <summary>Time since the last outcome.</summary>
    public TimeSpan Age => _last is { } last ? timeProvider.GetElapsedTime(last.Timestamp) : TimeSpan.Zero;

    public void Take(SyncOutcome outcome) => _last = new Report(outcome, timeProvider.GetTimestamp());

    private sealed record Report(SyncOutcome Outcome, long Timestamp);
}
