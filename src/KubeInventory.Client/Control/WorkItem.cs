namespace KubeInventory.Client;

/// <summary>A key that is being worked on. Dispose it when the work is done: only then can the key come again.</summary>
/// <typeparam name="TKey">What is queued.</typeparam>
public sealed class WorkItem<TKey> : IDisposable
    where TKey : notnull
{
    private readonly WorkQueue<TKey> _queue;
    private int _disposals;

    internal WorkItem(WorkQueue<TKey> queue, TKey key, long takenAt)
    {
        _queue = queue;
        Key = key;
        TakenAt = takenAt;
    }

    /// <summary>What to work on.</summary>
    public TKey Key { get; }

    internal long TakenAt { get; }

    /// <summary>Says that the work is done, well or not. A key that was added meanwhile is queued now.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposals, 1) == 0)
        {
            _queue.Done(this);
        }
    }
}
