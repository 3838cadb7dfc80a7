using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What became of objects in a cycle, as far as people are told of it. Keeps the first few of each kind. Thread-safe.</summary>
internal sealed class SyncChanges<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    public ChangedObjects<TResource> Created { get; } = new();

    public ChangedObjects<TResource> Retired { get; } = new();

    public ChangedObjects<TResource> Deleted { get; } = new();
}

/// <summary>Objects that had the same fate.</summary>
internal sealed class ChangedObjects<TResource>
{
    /// <summary>More are counted, and not told one by one.</summary>
    public const int MostKept = 10;

    private readonly Lock _lock = new();
    private readonly List<TResource> _first = [];

    public int Count { get; private set; }

    public IReadOnlyList<TResource> First => _first;

    public void Add(TResource resource)
    {
        lock (_lock)
        {
            Count++;
            if (_first.Count < MostKept)
            {
                _first.Add(resource);
            }
        }
    }
}
