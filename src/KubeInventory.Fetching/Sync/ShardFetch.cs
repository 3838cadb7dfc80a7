using System.Runtime.CompilerServices;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>One fetch of one shard: what it reported, and whether it ended or broke.</summary>
internal sealed class ShardFetch<TResource>(IProviderFetcher<TResource> fetcher, FetchShard shard, TimeSpan timeout, TimeProvider timeProvider)
    where TResource : class, IKubernetesResource<TResource>
{
    private int _observed;
    private bool _ended;
    private Exception? _broken;

    /// <summary>Everything that the fetcher reports. Ends, and does not throw, when the fetcher breaks.</summary>
    public async IAsyncEnumerable<Fetched<TResource>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var reported = fetcher.FetchAsync(shard, either.Token).GetAsyncEnumerator(either.Token);
        await using var disposal = reported.ConfigureAwait(false);
        while (await MovesNextAsync(reported, cancellationToken).ConfigureAwait(false))
        {
            _observed++;
            yield return reported.Current;
        }
    }

    public ShardOutcome Outcome()
    {
        if (_ended)
        {
            return new ShardOutcome(shard.Name, Completeness.Complete, _observed);
        }

        var fetchException = _broken as FetchException;
        return new ShardOutcome(
            shard.Name,
            _observed > 0 ? Completeness.Partial : Completeness.Failed,
            _observed,
            fetchException?.Failure ?? (_broken is OperationCanceledException ? FetchFailure.Unreachable : FetchFailure.Unknown),
            _broken is OperationCanceledException ? $"No end after {timeout}; raise ShardTimeout if the provider needs longer." : _broken?.Message,
            fetchException?.RetryAfter);
    }

    private async ValueTask<bool> MovesNextAsync(IAsyncEnumerator<Fetched<TResource>> reported, CancellationToken cancellationToken)
    {
        try
        {
            _ended = !await reported.MoveNextAsync().ConfigureAwait(false);
            return !_ended;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever the fetcher throws means the same: this shard is not complete.
            _broken = e;
            return false;
        }
    }
}
