namespace KubeInventory.Client;

/// <summary>One term of a leader. Thread-safe.</summary>
public sealed class Leadership
{
    private readonly LeaseTerm _term;

    internal Leadership(LeaseTerm term) => _term = term;

    /// <summary>What the Lease names as its holder.</summary>
    public string Identity => _term.Claim.Identity;

    /// <summary>
    /// Grows with each term, whoever leads: the Lease's <c>leaseTransitions</c>. Send it along with writes to other systems that can refuse
    /// a smaller value than they saw before; it is the only thing that stops a process which was paused between looking and acting.
    /// It begins anew when the Lease is deleted.
    /// </summary>
    public long FencingValue => _term.FencingValue;

    /// <summary>
    /// Whether the lead still lasts, by the clock. After a pause of the process this is right before the token's timer has run;
    /// a moment later it may no longer be.
    /// </summary>
    public bool IsHeld => _term.IsHeld;
}
