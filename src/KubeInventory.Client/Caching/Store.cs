namespace KubeInventory.Client;

/// <summary>Holds the objects of one kind: one writer, the reflector, and any number of readers that take no lock.</summary>
/// <remarks>
/// Each write makes a new <see cref="StoreSnapshot{T}"/> and then swaps it in, so a reader never sees half a relist, and a
/// function of the user's that throws leaves the store as it was.
/// </remarks>
internal sealed class Store<T>
    where T : class, IKubernetesResource<T>
{
    // Guards writes and the list of subscriptions: a subscription starts between two writes, so it misses none and sees none twice.
    private readonly Lock _writing = new();
    private readonly HashSet<Subscription<T>> _subscriptions = [];
    private volatile StoreSnapshot<T> _snapshot;
    private bool _ended;

    internal Store(IEnumerable<KeyValuePair<string, Func<T, IEnumerable<string>>>>? indexes = null)
        => _snapshot = StoreSnapshot<T>.Empty(indexes ?? []);

    internal StoreSnapshot<T> Snapshot => _snapshot;

    /// <summary>Swaps the whole content. What the list no longer has is deleted, for subscribers before anything is added.</summary>
    internal void Replace(IEnumerable<T> resources)
    {
        lock (_writing)
        {
            var before = _snapshot;
            var after = before.WithAll(resources.Select(resource =>
            {
                var key = KeyOf(resource);
                return KeyValuePair.Create(key, before.Find(key) is { } known && IsSameState(known, resource) ? known : resource);
            }));
            _snapshot = after;

            foreach (var (key, old) in before.Entries.Where(entry => after.Find(entry.Key) is null))
            {
                Publish(key, old, null);
            }

            foreach (var (key, current) in after.Entries)
            {
                Publish(key, before.Find(key), current);
            }
        }
    }

    internal void Set(T resource)
    {
        lock (_writing)
        {
            var key = KeyOf(resource);
            var old = _snapshot.Find(key);
            if (old is null || !IsSameState(old, resource))
            {
                _snapshot = _snapshot.With(key, resource);
                Publish(key, old, resource);
            }
        }
    }

    internal void Remove(ObjectKey key)
    {
        lock (_writing)
        {
            if (_snapshot.Find(key) is { } old)
            {
                _snapshot = _snapshot.Without(key);
                Publish(key, old, null);
            }
        }
    }

    /// <summary>Starts a subscription that first holds the whole content.</summary>
    internal Subscription<T> Subscribe()
    {
        var subscription = new Subscription<T>();
        lock (_writing)
        {
            foreach (var (key, resource) in _snapshot.Entries)
            {
                subscription.Offer(key, null, resource);
            }

            if (_ended)
            {
                subscription.End();
            }
            else
            {
                _subscriptions.Add(subscription);
            }
        }

        return subscription;
    }

    internal void Unsubscribe(Subscription<T> subscription)
    {
        lock (_writing)
        {
            _subscriptions.Remove(subscription);
        }
    }

    /// <summary>No writes follow: subscribers read what is left and then see the end.</summary>
    internal void End()
    {
        lock (_writing)
        {
            _ended = true;
            foreach (var subscription in _subscriptions)
            {
                subscription.End();
            }

            _subscriptions.Clear();
        }
    }

    internal static ObjectKey KeyOf(T resource) => new(resource.Metadata?.Namespace, resource.Metadata?.Name
        ?? throw new ArgumentException($"A {T.Definition.Kind} without metadata.name cannot be stored.", nameof(resource)));

    private static bool IsSameState(T left, T right)
        => left.Metadata?.ResourceVersion is { Length: > 0 } version
        && version == right.Metadata?.ResourceVersion
        && left.Metadata.Uid == right.Metadata.Uid;

    private void Publish(ObjectKey key, T? old, T? current)
    {
        if (ReferenceEquals(old, current))
        {
            return;
        }

        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(key, old, current);
        }
    }
}
