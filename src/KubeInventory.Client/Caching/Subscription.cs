using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace KubeInventory.Client;

/// <summary>What one subscriber has still to see: per object the state that it saw last and the state now.</summary>
/// <remarks>
/// Bounded by the number of objects, however slow the subscriber: changes of one object melt into one, and an object that came
/// and went unseen takes no room. Objects are read in the order of their first unseen change.
/// </remarks>
internal sealed class Subscription<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Pending> _queue = [];
    private readonly Dictionary<ObjectKey, LinkedListNode<Pending>> _byKey = [];

    // Holds at most one token: "there may be something to take".
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    private bool _isComplete;

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    internal void Offer(StoreChange<T> change)
    {
        lock (_gate)
        {
            Add(change);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Offers changes that belong together: no batch has only some of them.</summary>
    /// <param name="changes">The changes, in order.</param>
    /// <param name="isComplete">Whether all that was offered now makes up the whole content of the cache.</param>
    internal void Offer(IEnumerable<StoreChange<T>> changes, bool isComplete)
    {
        lock (_gate)
        {
            foreach (var change in changes)
            {
                Add(change);
            }

            _isComplete |= isComplete;
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Offers objects once more that did not change, save those of which a change is still unread.</summary>
    internal void Repeat(IEnumerable<KeyValuePair<ObjectKey, T>> objects)
    {
        lock (_gate)
        {
            foreach (var (key, resource) in objects)
            {
                if (!_byKey.ContainsKey(key))
                {
                    _byKey.Add(key, _queue.AddLast(new Pending(key, resource, resource)));
                }
            }
        }

        _signal.Writer.TryWrite(true);
    }

    internal void End() => _signal.Writer.TryComplete();

    internal async IAsyncEnumerable<ResourceChange<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            // Takes the token before the changes: one that arrives in between costs an empty round, none is overlooked.
            _signal.Reader.TryRead(out _);
            while (Take() is { Count: > 0 } changes)
            {
                foreach (var change in changes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return change;
                }
            }
        }
        while (await _signal.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>All that is unread at a time. The first batch is the whole content, also where that is nothing; no other one is empty.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<ResourceChange<T>>> ReadBatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isFirst = true;
        do
        {
            _signal.Reader.TryRead(out _);
            if (TakeAll() is { } batch && (isFirst || batch.Count > 0))
            {
                cancellationToken.ThrowIfCancellationRequested();
                isFirst = false;
                yield return batch;
            }
        }
        while (await _signal.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes the next object: one change, or a deletion and an addition; nothing when there is none.</summary>
    internal IReadOnlyList<ResourceChange<T>> Take()
    {
        lock (_gate)
        {
            if (_queue.First is not { } first)
            {
                return [];
            }

            Remove(first);
            return first.Value.ToChanges();
        }
    }

    private List<ResourceChange<T>>? TakeAll()
    {
        lock (_gate)
        {
            if (!_isComplete)
            {
                return null;
            }

            var changes = new List<ResourceChange<T>>(_queue.Count);
            foreach (var pending in _queue)
            {
                changes.AddRange(pending.ToChanges());
            }

            _queue.Clear();
            _byKey.Clear();
            return changes;
        }
    }

    private void Add(StoreChange<T> change)
    {
        if (!_byKey.TryGetValue(change.Key, out var node))
        {
            _byKey.Add(change.Key, _queue.AddLast(new Pending(change.Key, change.Old, change.New)));
        }
        else if (node.Value.Seen is null && change.New is null)
        {
            Remove(node);
        }
        else
        {
            node.Value = node.Value with { Current = change.New };
        }
    }

    private void Remove(LinkedListNode<Pending> node)
    {
        _queue.Remove(node);
        _byKey.Remove(node.Value.Key);
    }

    private sealed record Pending(ObjectKey Key, T? Seen, T? Current)
    {
        internal IReadOnlyList<ResourceChange<T>> ToChanges() => Seen is not null && Current is not null && Seen.Metadata?.Uid != Current.Metadata?.Uid
            ? [new ResourceChange<T>(Key, Seen, null), new ResourceChange<T>(Key, null, Current)]
            : [new ResourceChange<T>(Key, Seen, Current)];
    }
}
