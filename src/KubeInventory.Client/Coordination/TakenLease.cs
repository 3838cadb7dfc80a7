namespace KubeInventory.Client;

/// <summary>A claim that a write has just made good.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="TakenAt">The clock's timestamp before the request.</param>
internal sealed record TakenLease(LeaseClaim Claim, long TakenAt)
{
    /// <summary>Whether the renew deadline has passed already.</summary>
    public bool IsOver => Claim.Time.GetElapsedTime(TakenAt) >= Claim.Timing.RenewDeadline;
}
