namespace KubeInventory.Fetching;

/// <summary>Notices that the wall clock cannot be trusted to tell how long something has been missing.</summary>
internal sealed class SourceClock(TimeProvider timeProvider)
{
    /// <summary>What network time does without anybody noticing.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    private readonly long _start = timeProvider.GetTimestamp();
    private TimeSpan? _offset;

    /// <summary>Until when nothing may be deleted; null if time has passed as it should.</summary>
    /// <param name="status">What the last cycle has stored.</param>
    /// <param name="rules">How long things are missing before they are deleted.</param>
    /// <param name="now">The wall clock.</param>
    public DateTimeOffset? HeldUntil(V1ProviderSourceStatus status, AbsenceRules rules, DateTimeOffset now)
    {
        var offset = now - DateTimeOffset.UnixEpoch - timeProvider.GetElapsedTime(_start);
        var hasJumped = (_offset is { } last && (offset - last).Duration() > Tolerance) || status.LastAttempt > now + Tolerance;
        _offset = offset;
        if (hasJumped)
        {
            return now + rules.DeleteAfter;
        }

        // A process that did not run saw neither absence nor presence: what it finds missing may have come and gone.
        var gap = now - (status.LastAttempt ?? now);
        var held = gap > TimeSpan.FromTicks(Math.Max(rules.MissingGrace.Ticks, 20 * rules.Interval.Ticks)) ? now + rules.MissingGrace : (DateTimeOffset?)null;
        var stored = status.DeletionsHeldUntil > now && status.DeletionsHeldUntil <= now + rules.DeleteAfter ? status.DeletionsHeldUntil : null;
        return held > (stored ?? DateTimeOffset.MinValue) ? held : stored;
    }
}
