using System.Runtime.CompilerServices;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>One fetch of one shard: what it reported, and whether it ended or broke.</summary>
internal sealed class ShardFetch<TResource>(IProviderFetcher<TResource> fetcher, FetchShard shard, TimeSpan timeout, TimeProvider timeProvider)
    where TResource : class, IKubernetesResource<TResource>
{
    private int _observed;
    private Exception? _broken;
    private bool _hangs;

    public string Name => shard.Name;

    /// <summary>Whether the enumeration ended by itself: the shard was seen whole.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Everything that the fetcher reports. Ends, and does not throw, when the fetcher breaks or does not end in time.</summary>
    public async IAsyncEnumerable<Fetched<TResource>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        if (Begin(either.Token) is not { } reported)
        {
            yield break;
        }

        try
        {
            while (await MovesNextAsync(reported, either.Token, cancellationToken).ConfigureAwait(false))
            {
                _observed++;
                yield return reported.Current;
            }
        }
        finally
        {
            // A fetcher that ignores its deadline is still in its last step, and cannot be disposed of in the middle of it.
            if (!_hangs)
            {
                await reported.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public ShardOutcome Outcome()
    {
        if (HasEnded)
        {
            return new ShardOutcome(shard.Name, Completeness.Complete, _observed);
        }

        var isLate = _broken is OperationCanceledException;
        var message = isLate ? $"No end after {timeout}; raise ShardTimeout if the provider needs longer." : _broken?.Message;
        return new ShardOutcome(
            shard.Name,
            _observed > 0 ? Completeness.Partial : Completeness.Failed,
            _observed,
            (_broken as FetchException)?.Failure ?? (isLate ? FetchFailure.Unreachable : FetchFailure.Unknown),
            PlainText.Of(message ?? "The fetch ended early.", 1000),
            (_broken as FetchException)?.RetryAfter);
    }

    private IAsyncEnumerator<Fetched<TResource>>? Begin(CancellationToken cancellationToken)
    {
        try
        {
            return fetcher.FetchAsync(shard, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _broken = e;
            return null;
        }
    }

    private async ValueTask<bool> MovesNextAsync(IAsyncEnumerator<Fetched<TResource>> reported, CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            var step = reported.MoveNextAsync();
            HasEnded = !(step.IsCompleted ? await step.ConfigureAwait(false) : await OrDeadlineAsync(step.AsTask(), either).ConfigureAwait(false));
            return !HasEnded;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever the fetcher throws means the same: this shard is not complete.
            _broken = e;
            return false;
        }
    }

    // A fetcher should end at the deadline by itself; one that does not must not hold up the others.
    private async Task<bool> OrDeadlineAsync(Task<bool> step, CancellationToken either)
    {
        try
        {
            return await step.WaitAsync(either).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!step.IsCompleted)
        {
            _hangs = true;
            _ = step.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
