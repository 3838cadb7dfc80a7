using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>How locks and semaphores are acquired: in turn within a process, and by a campaign among processes.</summary>
internal sealed class LeaseGate(
    ResourceClient<V1Lease> leases, Turns turns, Func<string, LeaseContest> contestFor, TimeProvider time, Func<double> random, ILogger logger)
{
    public async Task<LeaseHandle> AcquireAsync(string name, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await turns.EnterAsync(name, cancellationToken).ConfigureAwait(false);
        var term = await InTurnAsync(name, campaign => campaign.WinAsync(cancellationToken)!).ConfigureAwait(false);
        ClientTelemetry.RecordLockWait(time.GetElapsedTime(start));
        return Handle(name, term!);
    }

    public async Task<LeaseHandle?> TryAcquireAsync(string name, CancellationToken cancellationToken)
    {
        if (!turns.TryEnter(name))
        {
            return null;
        }

        var term = await InTurnAsync(name, campaign => campaign.TryWinAsync(cancellationToken)).ConfigureAwait(false);
        return term is null ? null : Handle(name, term);
    }

    public async Task<LeaseHandle?> TryAcquireAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await AcquireAsync(name, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<LeaseTerm?> InTurnAsync(string name, Func<LeaseCampaign, Task<LeaseTerm?>> run)
    {
        LeaseTerm? term = null;
        try
        {
            term = await run(new LeaseCampaign(leases, contestFor(name), LeaseFailure.IsTransient, random, logger)).ConfigureAwait(false);
            return term;
        }
        finally
        {
            if (term is null)
            {
                turns.Leave(name);
            }
        }
    }

    private LeaseHandle Handle(string name, LeaseTerm term)
    {
        logger.LeaseHeld(term.Claim.Name, term.Claim.Identity, term.FencingValue);
        return new LeaseHandle(term, () => turns.Leave(name));
    }
}
