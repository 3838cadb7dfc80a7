using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Where one reflector writes: into the store, and how far it has come.</summary>
/// <param name="store">Holds the objects.</param>
/// <param name="progress">Tells who waits.</param>
/// <param name="part">Which part of the progress this is.</param>
/// <param name="namespace">The namespace that is written here, where others are by other reflectors; null for the whole store.</param>
/// <param name="options">Transforms.</param>
/// <param name="logger">The informer's.</param>
/// <param name="time">The informer's.</param>
internal sealed class CacheWriter<T>(
    Store<T> store,
    CacheProgress progress,
    int part,
    string? @namespace,
    InformerOptions<T> options,
    ILogger logger,
    TimeProvider time)
    where T : class, IKubernetesResource<T>
{
    // The clock's timestamp plus one, so that zero is never.
    private long _lastHeard;

    /// <summary>The version up to which everything is in the store; null before the first list.</summary>
    internal string? Version { get; private set; }

    internal TimeSpan? LastEventAge => Interlocked.Read(ref _lastHeard) is > 0 and var heard ? time.GetElapsedTime(heard - 1) : null;

    /// <summary>Swaps in a complete list.</summary>
    internal void Replace(IReadOnlyCollection<T> items, string version)
    {
        store.Replace(items.Select(Transformed), @namespace);
        logger.ReflectorListed(T.Definition.GroupResource, items.Count, version);
        Advance(version);
    }

    /// <summary>Applies one event of a watch that began at <see cref="Version"/>.</summary>
    /// <exception cref="InvalidDataException">It is older than the one before, so others may be missing.</exception>
    internal void Take(WatchEvent<T> watchEvent)
    {
        if (watchEvent.ResourceVersion is not { Length: > 0 } version
            || (watchEvent.Type is not WatchEventType.Bookmark && watchEvent.Object.Metadata?.Name is null))
        {
            logger.ReflectorSkips(T.Definition.GroupResource, watchEvent.Type);
            return;
        }

        // A server sends events in the order of their versions. What came out of order on the way may as well be lost, or old news.
        if (new ResourceVersion(version).TryCompare(Version, out var order) && order < 0)
        {
            throw new InvalidDataException($"An event of version {version} came after version {Version}.");
        }

        switch (watchEvent.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                store.Set(Transformed(watchEvent.Object));
                break;
            case WatchEventType.Deleted:
                store.Remove(Store<T>.KeyOf(watchEvent.Object));
                break;
        }

        Advance(version);
    }

    private T Transformed(T resource) => options.Transform is { } transform ? transform(resource) : resource;

    // Called after the store has what the version stands for: who waits for the version may read at once.
    private void Advance(string version)
    {
        Version = version;
        Interlocked.Exchange(ref _lastHeard, time.GetTimestamp() + 1);
        progress.Reach(part, version);
    }
}
