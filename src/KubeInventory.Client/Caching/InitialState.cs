using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Collects what a watch sends of the present state, aside from the cache, until the server says that it is complete.</summary>
internal sealed class InitialState<T>(ILogger logger)
    where T : class, IKubernetesResource<T>
{
    private readonly Dictionary<ObjectKey, T> _objects = [];

    internal IReadOnlyCollection<T> Objects => _objects.Values;

    /// <summary>Takes one event, and says whether it is the last of them.</summary>
    internal bool Take(WatchEvent<T> watchEvent)
    {
        if (watchEvent.Type is WatchEventType.Bookmark)
        {
            return watchEvent is { EndsInitialEvents: true, ResourceVersion.Length: > 0 };
        }

        if (watchEvent.Object.Metadata?.Name is null)
        {
            logger.ReflectorSkips(T.Definition.GroupResource, watchEvent.Type);
            return false;
        }

        // Changes that happen meanwhile come in between.
        var key = Store<T>.KeyOf(watchEvent.Object);
        if (watchEvent.Type is WatchEventType.Deleted)
        {
            _objects.Remove(key);
        }
        else
        {
            _objects[key] = watchEvent.Object;
        }

        return false;
    }
}
