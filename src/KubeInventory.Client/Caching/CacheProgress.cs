namespace KubeInventory.Client;

/// <summary>How far a cache has come, and who waits for it to come further.</summary>
/// <param name="parts">How many reflectors fill the cache, each with a part of it. The cache is as far as the last of them.</param>
internal sealed class CacheProgress(int parts = 1)
{
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];
    private readonly ResourceVersion?[] _reached = new ResourceVersion?[parts];
    private volatile bool _hasSynced;
    private bool _ended;

    /// <summary>Whether a complete list of each part was ever stored. Takes no lock.</summary>
    internal bool HasSynced => _hasSynced;

    /// <summary>Called after the store holds everything of a part up to this version.</summary>
    internal void Reach(int part, ResourceVersion version)
    {
        List<Waiter>? ready = null;
        lock (_gate)
        {
            _reached[part] = version;
            _hasSynced = _hasSynced || Array.TrueForAll(_reached, static each => each is not null);

            // Every event of a watch comes here, and most make nobody ready.
            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (IsMet(_waiters[i]))
                {
                    (ready ??= []).Add(_waiters[i]);
                    _waiters.RemoveAt(i);
                }
            }
        }

        ready?.ForEach(static waiter => waiter.Done.SetResult(true));
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

    /// <summary>Waits until the versions that all parts have reached meet a condition.</summary>
    /// <returns>False when the cache ended before.</returns>
    internal async Task<bool> WaitAsync(Func<ResourceVersion, bool> isMetBy, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(isMetBy);
        lock (_gate)
        {
            if (IsMet(waiter))
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

    private bool IsMet(Waiter waiter)
    {
        if (!_hasSynced)
        {
            return false;
        }

        foreach (var version in _reached)
        {
            if (!waiter.IsMetBy(version!.Value))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Waiter(Func<ResourceVersion, bool> isMetBy)
    {
        internal Func<ResourceVersion, bool> IsMetBy { get; } = isMetBy;

        internal TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
