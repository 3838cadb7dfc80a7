using System.Diagnostics.CodeAnalysis;

namespace KubeInventory.Client;

/// <summary>Reads an informer's cache. Thread-safe; takes no lock and sends nothing.</summary>
/// <remarks>
/// Answers lag behind the server, usually by milliseconds, and by more while it cannot be reached; see
/// <see cref="Informer{T}.WaitForAsync"/> and <see cref="Informer{T}.LastEventAge"/>. Objects are shared by all readers.
/// Every method throws <see cref="CacheNotSyncedException"/> until the first complete list is in.
/// </remarks>
/// <typeparam name="T">The kind.</typeparam>
public sealed class Lister<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Store<T> _store;
    private readonly CacheProgress _progress;
    private readonly string? _namespace;

    internal Lister(Store<T> store, CacheProgress progress, string? @namespace)
    {
        _store = store;
        _progress = progress;
        _namespace = @namespace;
    }

    /// <summary>The object of this name, in the informer's namespace if the kind lies in namespaces.</summary>
    /// <exception cref="KeyNotFoundException">The cache has none.</exception>
    public T Get(string name) => Get(KeyOf(name));

    /// <summary>The object of this namespace and name.</summary>
    /// <exception cref="KeyNotFoundException">The cache has none.</exception>
    public T Get(ObjectKey key) => TryGet(key, out var resource)
        ? resource
        : throw new KeyNotFoundException($"The cache has no {T.Definition.Kind} '{key}'.");

    /// <summary>Looks for the object of this name, in the informer's namespace if the kind lies in namespaces.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out T? resource) => TryGet(KeyOf(name), out resource);

    /// <summary>Looks for the object of this namespace and name.</summary>
    public bool TryGet(ObjectKey key, [NotNullWhen(true)] out T? resource)
    {
        resource = Snapshot().Find(key);
        return resource is not null;
    }

    /// <summary>All objects of one moment, ordered by namespace and name. The list never changes.</summary>
    public IReadOnlyList<T> List() => Snapshot().All;

    /// <summary>The objects of one moment that an index finds under a value, ordered by namespace and name.</summary>
    /// <param name="index">The name given to <see cref="InformerOptions{T}.AddIndex"/>.</param>
    /// <param name="value">The value to look up.</param>
    /// <exception cref="ArgumentException">There is no such index.</exception>
    public IReadOnlyList<T> ByIndex(string index, string value) => Snapshot().FindByIndex(index, value);

    private StoreSnapshot<T> Snapshot() => _progress.HasSynced
        ? _store.Snapshot
        : throw new CacheNotSyncedException(
            $"The cache of {T.Definition.Plural} has not synced yet: run its informer and await Informer<{typeof(T).Name}>.WaitForSyncAsync before reading.");

    private ObjectKey KeyOf(string name) => T.Definition.Scope is ResourceScope.Cluster || _namespace is not null
        ? new ObjectKey(_namespace, name)
        : throw new ArgumentException(
            $"{T.Definition.Kind} lies in namespaces and this cache holds all of them: give an ObjectKey with a namespace.", nameof(name));
}
