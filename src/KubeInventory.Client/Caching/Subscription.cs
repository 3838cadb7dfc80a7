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

    internal void Offer(ObjectKey key, T? old, T? current)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                _byKey.Add(key, _queue.AddLast(new Pending(key, old, current)));
            }
            else if (node.Value.Seen is null && current is null)
            {
                Remove(node);
            }
            else
            {
                node.Value = node.Value with { Current = current };
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
            var (key, seen, current) = first.Value;
            return seen is not null && current is not null && seen.Metadata?.Uid != current.Metadata?.Uid
                ? [new ResourceChange<T>(key, seen, null), new ResourceChange<T>(key, null, current)]
                : [new ResourceChange<T>(key, seen, current)];
        }
    }

    private void Remove(LinkedListNode<Pending> node)
    {
        _queue.Remove(node);
        _byKey.Remove(node.Value.Key);
    }

    private sealed record Pending(ObjectKey Key, T? Seen, T? Current);
}
