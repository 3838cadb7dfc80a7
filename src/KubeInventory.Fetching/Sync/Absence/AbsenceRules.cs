namespace KubeInventory.Fetching;

/// <summary>When an absence counts, and how far it has come.</summary>
internal sealed record AbsenceRules
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    public int StaleAfterCycles { get; init; } = 3;

    public TimeSpan MissingGrace { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan DeleteAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>One more complete fetch without the object.</summary>
    /// <remarks>
    /// Fetches count only as fast as half the interval: a process that restarts again and again, or a second replica, proves nothing
    /// sooner. Beyond what is needed nothing is counted, so that a retired object costs no writes.
    /// </remarks>
    public Absence Count(Absence? last, DateTimeOffset now)
    {
        // A beginning that lies ahead was taken by a clock that was wrong; the count starts anew.
        if (last is not { } known || known.Since > now)
        {
            return new Absence(now, 1, last?.IsCertain ?? false);
        }

        var possible = 1 + (long)Math.Min((now - known.Since) / (Interval / 2), int.MaxValue / 2);
        var wanted = Math.Min(known.Cycles + 1L, possible);
        return known.Cycles >= StaleAfterCycles ? known : known with { Cycles = (int)Math.Max(wanted, known.Cycles) };
    }

    public AbsenceState StateOf(Absence absence, DateTimeOffset now)
    {
        var age = now - absence.Since;
        var isConfirmed = absence.IsCertain || (absence.Cycles >= StaleAfterCycles && age >= MissingGrace);
        return !isConfirmed ? AbsenceState.Missing
            : age >= DeleteAfter ? AbsenceState.DeletionCandidate
            : AbsenceState.Retired;
    }
}
