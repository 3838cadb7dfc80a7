using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>One fetch of one shard: what it reports, and whether it ended or broke.</summary>
internal sealed class ShardFetch<TResource> : IAsyncDisposable
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly FetchShard _shard;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;
    private readonly IAsyncEnumerator<Fetched<TResource>>? _reported;
    private int _observed;
    private Exception? _broken;
    private bool _hangs;

    /// <summary>Begins the fetch. It ends, and does not throw, when the fetcher breaks or does not end in time.</summary>
    public ShardFetch(IProviderFetcher<TResource> fetcher, FetchShard shard, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        (_shard, _timeout, _cancellationToken) = (shard, timeout, cancellationToken);
        _deadline = new CancellationTokenSource(timeout, timeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, cancellationToken);
        try
        {
            _reported = fetcher.FetchAsync(shard, _either.Token).GetAsyncEnumerator(_either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _broken = e;
        }
    }

    public string Name => _shard.Name;

    /// <summary>What is reported now.</summary>
    public Fetched<TResource> Current => _reported!.Current;

    /// <summary>Whether the enumeration ended by itself: the shard was seen whole.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Goes on to the next report.</summary>
    /// <returns>False if there is none: see <see cref="HasEnded"/>.</returns>
    public ValueTask<bool> MoveNextAsync()
    {
        if (_reported is null || _broken is not null)
        {
            return new(false);
        }

        ValueTask<bool> step;
        try
        {
            step = _reported.MoveNextAsync();
        }
        catch (Exception e) when (!_cancellationToken.IsCancellationRequested)
        {
            _broken = e;
            return new(false);
        }

        // Most reports lie in a page that is there already.
        return step.IsCompletedSuccessfully ? new(Saw(step.Result)) : AwaitAsync(step);
    }

    public ShardOutcome Outcome()
    {
        if (HasEnded)
        {
            return new ShardOutcome(_shard.Name, Completeness.Complete, _observed);
        }

        // A fetcher may cancel requests of its own too, such as an HttpClient whose time is up.
        var gaveUp = _broken is OperationCanceledException;
        var message = gaveUp && _deadline.IsCancellationRequested ? $"No end after {_timeout}; raise ShardTimeout if the provider needs longer." : _broken?.Message;
        return new ShardOutcome(
            _shard.Name,
            _observed > 0 ? Completeness.Partial : Completeness.Failed,
            _observed,
            (_broken as FetchException)?.Failure ?? (gaveUp ? FetchFailure.Unreachable : FetchFailure.Unknown),
            PlainText.Of(message ?? "The fetch ended early.", 1000),
            (_broken as FetchException)?.RetryAfter);
    }

    public async ValueTask DisposeAsync()
    {
        // A fetcher that ignores its deadline is still in its last step, and cannot be disposed of in the middle of it.
        if (!_hangs && _reported is not null)
        {
            try
            {
                await _reported.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // What was seen is judged already, and why it is left in the middle says more than how the fetcher takes it.
            }
        }

        _either.Dispose();
        _deadline.Dispose();
    }

    private bool Saw(bool isReport)
    {
        HasEnded = !isReport;
        _observed += isReport ? 1 : 0;
        return isReport;
    }

    private async ValueTask<bool> AwaitAsync(ValueTask<bool> step)
    {
        try
        {
            return Saw(step.IsCompleted ? await step.ConfigureAwait(false) : await OrDeadlineAsync(step.AsTask()).ConfigureAwait(false));
        }
        catch (Exception e) when (!_cancellationToken.IsCancellationRequested)
        {
            // Whatever the fetcher throws means the same: this shard is not complete.
            _broken = e;
            return false;
        }
    }

    // A fetcher should end at the deadline by itself; one that does not must not hold up the others.
    private async Task<bool> OrDeadlineAsync(Task<bool> step)
    {
        try
        {
            return await step.WaitAsync(_either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!step.IsCompleted)
        {
            _hangs = true;
            _ = step.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
