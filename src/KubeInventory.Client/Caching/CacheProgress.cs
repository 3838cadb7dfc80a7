namespace KubeInventory.Client;

/// <summary>How far a cache has come, and who waits for it to come further.</summary>
internal sealed class CacheProgress
{
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];
    private ResourceVersion _reached;
    private volatile bool _hasSynced;
    private bool _ended;

    /// <summary>Whether a complete list was ever stored. Takes no lock.</summary>
    internal bool HasSynced => _hasSynced;

    /// <summary>Called after the store holds everything up to this version.</summary>
    internal void Reach(ResourceVersion version)
    {
        List<Waiter> ready;
        lock (_gate)
        {
            _reached = version;
            _hasSynced = true;
            ready = _waiters.FindAll(waiter => waiter.IsMetBy(version));
            _waiters.RemoveAll(ready.Contains);
        }

        ready.ForEach(waiter => waiter.Done.SetResult(true));
    }

    internal void End()
    {
        List<Waiter> abandoned;
        lock (_gate)
        {
            _ended = true;
            abandoned = [.. _waiters];
            _waiters.Clear();
        }

        abandoned.ForEach(waiter => waiter.Done.SetResult(false));
    }

    /// <summary>Waits until the version reached meets a condition.</summary>
    /// <returns>False when the cache ended before.</returns>
    internal async Task<bool> WaitAsync(Func<ResourceVersion, bool> isMetBy, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(isMetBy);
        lock (_gate)
        {
            if (_hasSynced && isMetBy(_reached))
            {
                return true;
            }

            if (_ended)
            {
                return false;
            }

            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private sealed class Waiter(Func<ResourceVersion, bool> isMetBy)
    {
        internal Func<ResourceVersion, bool> IsMetBy { get; } = isMetBy;

        internal TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
