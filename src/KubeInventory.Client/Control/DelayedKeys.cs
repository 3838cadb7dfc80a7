namespace KubeInventory.Client;

/// <summary>Keys that wait for their time. One that is added twice comes at the earlier of the two. Not thread-safe.</summary>
internal sealed class DelayedKeys<TKey>
    where TKey : notnull
{
    private readonly PriorityQueue<TKey, TimeSpan> _order = new();
    private readonly Dictionary<TKey, TimeSpan> _due = [];

    /// <summary>When the next key is due; null if none waits.</summary>
    public TimeSpan? Next
    {
        get
        {
            // What was overtaken by an earlier time for the same key is left in the order until it comes up.
            while (_order.TryPeek(out var key, out var due))
            {
                if (_due.TryGetValue(key, out var valid) && valid == due)
                {
                    return due;
                }

                _order.Dequeue();
            }

            return null;
        }
    }

    public void Add(TKey key, TimeSpan due)
    {
        if (!_due.TryGetValue(key, out var known) || due < known)
        {
            _due[key] = due;
            _order.Enqueue(key, due);
        }
    }

    public bool TryTake(TimeSpan now, out TKey key)
    {
        if (Next is { } due && due <= now)
        {
            key = _order.Dequeue();
            _due.Remove(key);
            return true;
        }

        key = default!;
        return false;
    }
}
