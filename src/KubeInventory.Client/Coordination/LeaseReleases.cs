using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Tells as soon as a Lease is seen to become free. It only saves waiting: without it a contender finds out at its next look.</summary>
internal sealed class LeaseReleases(
    ResourceClient<V1Lease> leases,
    LeaseContest contest,
    Func<double> random,
    ILogger logger)
{
    private TaskCompletionSource _freed = new();

    /// <summary>Begins anew: what is seen from now on counts.</summary>
    /// <returns>Completes when a Lease is free.</returns>
    public Task Next()
    {
        var next = new TaskCompletionSource();
        Volatile.Write(ref _freed, next);
        return next.Task;
    }

    /// <summary>Watches until cancelled; throws nothing.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var claim = contest.First;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WatchOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (KubeApiException e) when (e.Reason is StatusReason.Forbidden)
            {
                logger.LeaseNotWatched(e, claim.Name);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LeaseNotWatched(e, claim.Name);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // Being told to stop is how this ends, whatever the watch that was cut short has thrown.
            }

            await LeaseWait.ForAsync(claim.Timing.NextWait(random), claim.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WatchOnceAsync(CancellationToken cancellationToken)
    {
        // Without a version the watch begins with the present state: nothing falls between it and the look before.
        var options = contest.Watch with { Timeout = TimeSpan.FromSeconds(200 + Math.Floor(40 * random())) };
        await foreach (var change in leases.WatchAsync(options, cancellationToken).ConfigureAwait(false))
        {
            if (change.Type is WatchEventType.Deleted || (change.Type is not WatchEventType.Bookmark && LeaseClaim.HolderOf(change.Object) is null))
            {
                Volatile.Read(ref _freed).TrySetResult();
            }
        }
    }
}
