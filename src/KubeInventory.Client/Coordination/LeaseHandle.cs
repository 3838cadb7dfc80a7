namespace KubeInventory.Client;

/// <summary>A lock, or a slot of a semaphore, while it is held. Dispose it when the work that it guards has ended. Thread-safe.</summary>
/// <remarks>
/// As long as clocks tick within 20 % of each other's speed (with the default times), <see cref="LostToken"/> has fired before another
/// can acquire what this handle stands for. A process that is paused cannot be told meanwhile: see <see cref="IsHeld"/> and
/// <see cref="FencingValue"/>.
/// </remarks>
public sealed class LeaseHandle : IAsyncDisposable
{
    private readonly LeaseTerm _term;
    private readonly Action _leave;
    private int _disposals;

    internal LeaseHandle(LeaseTerm term, Action leave)
    {
        _term = term;
        _leave = leave;
        ClientTelemetry.CountLock(1);
    }

    /// <summary>The name of the Lease that is held; for a semaphore that of the slot.</summary>
    public string Name => _term.Claim.Name;

    /// <summary>What the Lease names as its holder: unique to this acquisition.</summary>
    public string Holder => _term.Claim.Identity;

    /// <summary>
    /// Grows with each acquisition of this Lease, whoever makes it: its <c>leaseTransitions</c>. Send it along with writes to other
    /// systems that can refuse a smaller value than they saw before. It begins anew when the Lease is deleted.
    /// </summary>
    public long FencingValue => _term.FencingValue;

    /// <summary>Fires when the work must stop: the Lease could not be renewed in time, was taken, or was deleted. Not on disposal.</summary>
    public CancellationToken LostToken => _term.LostToken;

    /// <summary>
    /// Whether it is still held, by the clock. After a pause of the process this is right before the timer of <see cref="LostToken"/> has
    /// run; a moment later it may no longer be.
    /// </summary>
    public bool IsHeld => _term.IsHeld;

    /// <summary>
    /// Releases the Lease. Where the server cannot be reached it tries until the Lease has expired, at most for the lease duration;
    /// it throws nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposals, 1) != 0)
        {
            return;
        }

        try
        {
            await _term.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            ClientTelemetry.CountLock(-1);
            _leave();
        }
    }
}
