using System.Collections.ObjectModel;

namespace KubeInventory.Client;

/// <summary>The content of a store at one moment: objects and indexes that agree with each other and never change.</summary>
internal sealed class StoreSnapshot<T>
    where T : class, IKubernetesResource<T>
{
    private readonly ObjectTrie<T> _objects;
    private readonly SortedObjects<T> _sorted;

    // Few, so a search from the first to the last is the fastest.
    private readonly KeyValuePair<string, StoreIndex<T>>[] _indexes;
    private ReadOnlyCollection<T>? _all;

    private StoreSnapshot(ObjectTrie<T> objects, SortedObjects<T> sorted, KeyValuePair<string, StoreIndex<T>>[] indexes)
    {
        _objects = objects;
        _sorted = sorted;
        _indexes = indexes;
    }

    internal int Count => _objects.Count;

    /// <summary>All objects in key order; built at the first use, then shared by all readers of this snapshot.</summary>
    internal IReadOnlyList<T> All => _all ??= Array.AsReadOnly(_sorted.All);

    internal IEnumerable<KeyValuePair<ObjectKey, T>> Entries => _sorted.All.Select(resource => KeyValuePair.Create(Store<T>.KeyOf(resource), resource));

    internal static StoreSnapshot<T> Empty(IEnumerable<KeyValuePair<string, Func<T, IEnumerable<string>>>> indexes) => new(
        ObjectTrie<T>.Empty,
        new SortedObjects<T>(ObjectTrie<T>.Empty, []),
        [.. indexes.Select(index => KeyValuePair.Create(index.Key, StoreIndex<T>.Over(index.Value, [])))]);

    internal T? Find(ObjectKey key) => _objects.Find(key);

    internal IReadOnlyList<T> FindByIndex(string name, string value)
    {
        foreach (var (key, index) in _indexes)
        {
            if (string.Equals(key, name))
            {
                return index.Find(value, _objects);
            }
        }

        throw new ArgumentException($"There is no index '{name}'; declare it with InformerOptions.AddIndex.", nameof(name));
    }

    internal StoreSnapshot<T> With(ObjectKey key, T current) => Change(key, current, _objects.With(key, current));

    internal StoreSnapshot<T> Without(ObjectKey key) => Change(key, null, _objects.Without(key));

    internal StoreSnapshot<T> WithAll(IEnumerable<T> objects)
    {
        var listed = objects.ToArray();
        var trie = ObjectTrie<T>.Of(listed);
        var sorted = new SortedObjects<T>(trie, SortedObjects<T>.IsSorted(listed) ? listed : null);
        return new StoreSnapshot<T>(trie, sorted, Array.ConvertAll(
            _indexes, index => KeyValuePair.Create(index.Key, index.Value.Rebuild(sorted.All))));
    }

    private StoreSnapshot<T> Change(ObjectKey key, T? current, ObjectTrie<T> objects)
    {
        var old = Find(key);
        return new StoreSnapshot<T>(objects, _sorted.After(key, objects), Array.ConvertAll(
            _indexes, index => KeyValuePair.Create(index.Key, index.Value.With(key, old, current))));
    }
}
