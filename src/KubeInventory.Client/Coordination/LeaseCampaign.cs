using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Tries for a Lease until it is taken.</summary>
/// <param name="leases">Reads and writes Leases.</param>
/// <param name="contest">Which Leases are wanted.</param>
/// <param name="isWorthRetrying">Which failures of a request to sit out; others end the campaign.</param>
/// <param name="random">From 0 to 1, for waits that differ.</param>
/// <param name="logger">Receives what fails.</param>
internal sealed class LeaseCampaign(
    ResourceClient<V1Lease> leases,
    LeaseContest contest,
    Func<Exception, bool> isWorthRetrying,
    Func<double> random,
    ILogger logger)
{
    private LeaseClaim Any => contest.First;

    /// <summary>Tries once.</summary>
    public async Task<LeaseTerm?> TryWinAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await UndoAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Tries until it succeeds.</summary>
    public async Task<LeaseTerm> WinAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await AttemptAsync(cancellationToken).ConfigureAwait(false) is { } atOnce)
            {
                return atOnce;
            }

            return await WinLaterAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await UndoAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private async Task<LeaseTerm> WinLaterAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var releases = new LeaseReleases(leases, contest, random, logger);
        var freed = releases.Next();
        var watching = releases.RunAsync(stop.Token);
        try
        {
            while (true)
            {
                await WaitAsync(freed, cancellationToken).ConfigureAwait(false);
                freed = releases.Next();
                if (await AttemptAsync(cancellationToken).ConfigureAwait(false) is { } term)
                {
                    return term;
                }
            }
        }
        finally
        {
            stop.Cancel();
            await watching.ConfigureAwait(false);
        }
    }

    private async Task<LeaseTerm?> AttemptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && isWorthRetrying(e))
        {
            logger.LeaseNotTried(e, Any.Name, Any.Identity);
            return null;
        }
    }

    private async Task<LeaseTerm?> TakeAsync(CancellationToken cancellationToken)
    {
        // After a pause between request and answer the term may be over before it has begun.
        var taken = await LeaseAttempt.RunAsync(Any, contest.TryTakeAsync, cancellationToken).ConfigureAwait(false);
        return taken is null || taken.IsOver ? null : new LeaseTerm(taken.Claim, taken.TakenAt, logger);
    }

    private async Task WaitAsync(Task freed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(freed, LeaseWait.ForAsync(Any.Timing.NextWait(random), Any.Time, stop.Token)).ConfigureAwait(false);
        stop.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Best effort, and short: a Lease that was taken unnoticed expires by itself.</summary>
    private async Task UndoAsync()
    {
        using var limit = new CancellationTokenSource(Any.Timing.RetryPeriod, Any.Time);
        try
        {
            await contest.UndoAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (LeaseFailure.IsExpected(e) || limit.IsCancellationRequested)
        {
            logger.LeaseNotReleased(e, Any.Name, Any.Identity);
        }
    }
}
