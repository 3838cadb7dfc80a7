using System.Collections.Immutable;

namespace KubeInventory.Embedded.Storage;

/// <summary>The objects of one resource in list order. Immutable: a reader keeps its set while writers make new ones.</summary>
internal sealed class ObjectSet
{
    private readonly ImmutableSortedSet<StoredObject> _objects;

    private ObjectSet(ImmutableSortedSet<StoredObject> objects) => _objects = objects;

    public static ObjectSet Empty { get; } = new(ImmutableSortedSet.Create<StoredObject>(new ByPath()));

    public int Count => _objects.Count;

    public StoredObject? Find(ObjectKey key) => _objects.TryGetValue(Probe(key), out var found) ? found : null;

    public ObjectSet With(StoredObject added) => new(_objects.Remove(added).Add(added));

    public ObjectSet Without(StoredObject removed) => new(_objects.Remove(removed));

    /// <summary>The objects of one namespace, or all with an empty namespace, beginning after a path.</summary>
    public IEnumerable<StoredObject> After(string? path, string @namespace)
    {
        var prefix = @namespace.Length == 0 ? "" : @namespace + "/";
        var start = path is null || string.CompareOrdinal(path, prefix) < 0 ? IndexOf(prefix) : IndexOf(path + "\0");
        for (var i = start; i < _objects.Count; i++)
        {
            var next = _objects[i];
            if (!next.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            yield return next;
        }
    }

    private int IndexOf(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var key = slash < 0 ? new ObjectKey("", "", "") : new ObjectKey("", path[..slash], path[(slash + 1)..]);
        var index = path.Length == 0 ? 0 : _objects.IndexOf(Probe(key));
        return index < 0 ? ~index : index;
    }

    private static StoredObject Probe(ObjectKey key) => new(key, 0, default);

    private sealed class ByPath : IComparer<StoredObject>
    {
        public int Compare(StoredObject? x, StoredObject? y) => string.CompareOrdinal(x?.Path, y?.Path);
    }
}
