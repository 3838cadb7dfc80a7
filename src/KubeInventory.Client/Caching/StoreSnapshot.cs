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

    internal StoreSnapshot<T> With(ObjectKey key, T current)
    {
        var old = Find(key);
        return Change(key, old, current, _objects.With(key, old, current));
    }

    internal StoreSnapshot<T> Without(ObjectKey key) => Find(key) is { } old ? Change(key, old, null, _objects.Without(key)) : this;

    internal StoreSnapshot<T> WithAll(IEnumerable<T> objects)
    {
        var listed = objects.ToArray();
        var trie = ObjectTrie<T>.Of(listed);
        var sorted = new SortedObjects<T>(trie, SortedObjects<T>.IsSorted(listed) ? listed : null);
        return new StoreSnapshot<T>(trie, sorted, Array.ConvertAll(
            _indexes, index => KeyValuePair.Create(index.Key, index.Value.Rebuild(sorted.All))));
    }

    // Every event of a watch comes here, so what there is nothing of costs nothing.
    private StoreSnapshot<T> Change(ObjectKey key, T? old, T? current, ObjectTrie<T> objects)
    {
        var indexes = _indexes.Length == 0 ? [] : new KeyValuePair<string, StoreIndex<T>>[_indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            indexes[i] = KeyValuePair.Create(_indexes[i].Key, _indexes[i].Value.With(key, old, current));
        }

        return new StoreSnapshot<T>(objects, _sorted.After(key, objects), indexes);
    }
}
