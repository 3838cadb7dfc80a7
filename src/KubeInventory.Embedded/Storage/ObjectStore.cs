using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Storage;

/// <summary>
/// All objects under one growing revision, as etcd keeps them: compare-and-swap writes, snapshots of the present and the recent past,
/// and changes after a revision. In memory, with a SQLite file behind it if wanted. Thread-safe.
/// </summary>
internal sealed class ObjectStore : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<string, ResourceTable> _tables = new(StringComparer.Ordinal);
    private readonly SqliteFile? _file;
    private readonly int _historyCapacity;
    private readonly long _start;
    private long _revision;

    /// <summary>Starts with what the file holds, or empty without a file.</summary>
    /// <param name="file">Where writes are kept; disposed with the store.</param>
    /// <param name="historyCapacity">How many changes of each resource a late watch can still be told.</param>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public ObjectStore(SqliteFile? file, int historyCapacity)
    {
        _file = file;
        _historyCapacity = historyCapacity;
        // Revision 0 means "any" and 1 "before everything" to clients, so the first write is 2.
        _start = _revision = Math.Max(1, file?.ReadRevision() ?? 1);
        foreach (var stored in file?.ReadObjects() ?? [])
        {
            var table = Table(stored.Key.Resource);
            table.Objects = table.Objects.With(stored);
        }
    }

    /// <summary>The revision of the last write.</summary>
    public long Revision
    {
        get
        {
            lock (_gate)
            {
                return _revision;
            }
        }
    }

    /// <summary>The present state of one object; null if there is none.</summary>
    public StoredObject? Find(ObjectKey key)
    {
        lock (_gate)
        {
            return Table(key.Resource).Objects.Find(key);
        }
    }

    /// <summary>The present state of a resource.</summary>
    public ResourceSnapshot Snapshot(string resource)
    {
        lock (_gate)
        {
            return new(Table(resource).Objects, _revision);
        }
    }

    /// <summary>A past state of a resource; null when the history no longer reaches back, or the revision is yet to come.</summary>
    public ResourceSnapshot? Snapshot(string resource, long revision)
    {
        lock (_gate)
        {
            var table = Table(resource);
            return revision > _revision || !table.History.Reaches(revision)
                ? null
                : new(table.History.Undo(table.Objects, revision), revision);
        }
    }

    /// <summary>Whether any object of any resource lies in a namespace.</summary>
    public bool IsNamespaceEmpty(string @namespace)
    {
        lock (_gate)
        {
            return _tables.Values.All(table => !table.Objects.After(null, @namespace).Any());
        }
    }

    /// <summary>What happened to a resource after a revision; null when the history no longer reaches back.</summary>
    public ChangeBatch? ChangesAfter(string resource, long revision)
    {
        lock (_gate)
        {
            var table = Table(resource);
            return table.History.Reaches(revision) ? new(table.History.After(revision), Math.Max(revision, _revision)) : null;
        }
    }

    /// <summary>The oldest revision from which <see cref="ChangesAfter"/> answers.</summary>
    public long OldestRevision(string resource)
    {
        lock (_gate)
        {
            return Table(resource).History.Oldest;
        }
    }

    /// <summary>Completes with the next change of a resource. Take it before reading, or a change in between goes unnoticed.</summary>
    public Task Changed(string resource)
    {
        lock (_gate)
        {
            return Table(resource).Changed;
        }
    }

    /// <summary>Writes an object if its stored revision is still the expected one.</summary>
    /// <param name="key">Where to store it.</param>
    /// <param name="value">The new state; its <c>metadata.resourceVersion</c> is set to the write's revision.</param>
    /// <param name="expected">The revision that was read; 0 when the object must not exist.</param>
    /// <param name="guard">Called while no other writer can come between; an exception of it ends the write.</param>
    /// <param name="cancellationToken">Ends the wait for other writers; a write that has begun is finished.</param>
    /// <returns>What was stored; null when another writer came first.</returns>
    /// <exception cref="StorageException">The file did not take the write; nothing has changed.</exception>
    public Task<StoredObject?> PutAsync(ObjectKey key, JsonObject value, long expected, Action? guard, CancellationToken cancellationToken) =>
        WriteAsync(key, value, expected, expected == 0 ? ChangeType.Added : ChangeType.Modified, guard, cancellationToken);

    /// <summary>Removes an object if its stored revision is still the expected one.</summary>
    /// <inheritdoc cref="PutAsync" path="/returns|/exception"/>
    public Task<StoredObject?> RemoveAsync(ObjectKey key, JsonObject value, long expected, CancellationToken cancellationToken) =>
        WriteAsync(key, value, expected, ChangeType.Deleted, guard: null, cancellationToken);

    /// <summary>Forgets all past changes: watches and continue tokens from before are expired.</summary>
    public void ForgetHistory()
    {
        lock (_gate)
        {
            foreach (var table in _tables.Values)
            {
                table.History.Forget(_revision);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        _file?.Dispose();
        _writing.Dispose();
    }

    private async Task<StoredObject?> WriteAsync(
        ObjectKey key, JsonObject value, long expected, ChangeType type, Action? guard, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var previous = Find(key);
            if ((previous?.Revision ?? 0) != expected)
            {
                return null;
            }

            guard?.Invoke();

            // Only the holder of _writing moves the revision, so it can be read before and stored after the file took the write.
            var revision = Revision + 1;
            SetResourceVersion(value, revision);
            var stored = new StoredObject(key, revision, JsonText.Write(value));
            var change = new StoredChange(type, stored, previous);
            _file?.Write(change);
            Publish(change);
            return stored;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Publish(StoredChange change)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            _revision = change.Revision;
            waiting = Table(change.Object.Key.Resource).Apply(change);
        }

        waiting.SetResult();
    }

    private static void SetResourceVersion(JsonObject value, long revision)
    {
        if (value["metadata"] is not JsonObject metadata)
        {
            value["metadata"] = metadata = [];
        }

        metadata["resourceVersion"] = revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private ResourceTable Table(string resource)
    {
        if (!_tables.TryGetValue(resource, out var table))
        {
            _tables[resource] = table = new ResourceTable(_historyCapacity, _start);
        }

        return table;
    }
}
