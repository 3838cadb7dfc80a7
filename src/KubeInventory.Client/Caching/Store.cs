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
    private readonly HashSet<string> _missingParts;
    private volatile StoreSnapshot<T> _snapshot;
    private bool _ended;

    /// <param name="indexes">How objects are looked up.</param>
    /// <param name="parts">The namespaces that are listed one by one, where they are; null for one list of everything.</param>
    internal Store(IEnumerable<KeyValuePair<string, Func<T, IEnumerable<string>>>>? indexes = null, IEnumerable<string?>? parts = null)
    {
        _snapshot = StoreSnapshot<T>.Empty(indexes ?? []);
        _missingParts = [.. (parts ?? [null]).Select(part => part ?? "")];
    }

    internal StoreSnapshot<T> Snapshot => _snapshot;

    /// <summary>Swaps the whole content. What the list no longer has is deleted, for subscribers before anything is added.</summary>
    /// <param name="resources">The content.</param>
    /// <param name="part">The namespace of which it is the content; null for all.</param>
    internal void Replace(IEnumerable<T> resources, string? part = null)
    {
        lock (_writing)
        {
            var before = _snapshot;
            var listed = resources.Select(resource => before.Find(KeyOf(resource)) is { } known && IsSameState(known, resource) ? known : resource);
            var after = before.WithAll(part is null ? listed : before.All.Where(known => known.Metadata?.Namespace != part).Concat(listed));
            Swap(after);
            _missingParts.Remove(part ?? "");
            if (_subscriptions.Count == 0)
            {
                return;
            }

            var deleted = before.Entries
                .Where(entry => after.Find(entry.Key) is null)
                .Select(entry => new StoreChange<T>(entry.Key, entry.Value, null));
            var written = after.Entries
                .Select(entry => new StoreChange<T>(entry.Key, before.Find(entry.Key), entry.Value))
                .Where(change => !ReferenceEquals(change.Old, change.New));
            Publish([.. deleted, .. written]);
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
                Swap(_snapshot.With(key, resource));
                Publish(new StoreChange<T>(key, old, resource));
            }
        }
    }

    internal void Remove(ObjectKey key)
    {
        lock (_writing)
        {
            if (_snapshot.Find(key) is { } old)
            {
                Swap(_snapshot.Without(key));
                Publish(new StoreChange<T>(key, old, null));
            }
        }
    }

    /// <summary>Starts a subscription that first holds the whole content.</summary>
    internal Subscription<T> Subscribe()
    {
        var subscription = new Subscription<T>();
        lock (_writing)
        {
            subscription.Offer(
                _snapshot.Entries.Select(entry => new StoreChange<T>(entry.Key, null, entry.Value)), isComplete: _missingParts.Count == 0);
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

    /// <summary>Offers a subscriber the whole content once more.</summary>
    internal void Resync(Subscription<T> subscription)
    {
        lock (_writing)
        {
            subscription.Repeat(_snapshot.Entries);
        }
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
            ClientTelemetry.CountCachedObjects(T.Definition, -_snapshot.Count);
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

    private void Swap(StoreSnapshot<T> after)
    {
        if (after.Count != _snapshot.Count)
        {
            ClientTelemetry.CountCachedObjects(T.Definition, after.Count - _snapshot.Count);
        }

        _snapshot = after;
    }

    private void Publish(StoreChange<T> change)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(change);
        }
    }

    private void Publish(IReadOnlyCollection<StoreChange<T>> changes)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(changes, isComplete: _missingParts.Count == 0);
        }
    }
}
