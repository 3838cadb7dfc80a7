using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace KubeInventory.Client;

/// <summary>The content of a store at one moment: objects and indexes that agree with each other and never change.</summary>
internal sealed class StoreSnapshot<T>
    where T : class, IKubernetesResource<T>
{
    private static readonly ImmutableSortedDictionary<ObjectKey, T> NoObjects =
        ImmutableSortedDictionary.Create<ObjectKey, T>(ObjectKeyOrder.Instance);

    private readonly ImmutableSortedDictionary<ObjectKey, T> _objects;
    private readonly ImmutableDictionary<string, StoreIndex<T>> _indexes;
    private ReadOnlyCollection<T>? _all;

    private StoreSnapshot(ImmutableSortedDictionary<ObjectKey, T> objects, ImmutableDictionary<string, StoreIndex<T>> indexes)
    {
        _objects = objects;
        _indexes = indexes;
    }

    internal int Count => _objects.Count;

    /// <summary>All objects in key order; built at the first use, then shared by all readers of this snapshot.</summary>
    internal IReadOnlyList<T> All => _all ??= Array.AsReadOnly(_objects.Values.ToArray());

    internal IEnumerable<KeyValuePair<ObjectKey, T>> Entries => _objects;

    internal static StoreSnapshot<T> Empty(IEnumerable<KeyValuePair<string, Func<T, IEnumerable<string>>>> indexes) => new(
        NoObjects,
        indexes.ToImmutableDictionary(index => index.Key, index => StoreIndex<T>.Over(index.Value, []), StringComparer.Ordinal));

    internal T? Find(ObjectKey key) => _objects.GetValueOrDefault(key);

    internal IReadOnlyList<T> FindByIndex(string name, string value) => _indexes.TryGetValue(name, out var index)
        ? Array.AsReadOnly(index.Find(value).Select(key => _objects[key]).ToArray())
        : throw new ArgumentException($"There is no index '{name}'; declare it with InformerOptions.AddIndex.", nameof(name));

    internal StoreSnapshot<T> With(ObjectKey key, T current) => new(
        _objects.SetItem(key, current), WithIndexes(index => index.With(key, Find(key), current)));

    internal StoreSnapshot<T> Without(ObjectKey key) => new(
        _objects.Remove(key), WithIndexes(index => index.With(key, Find(key), null)));

    internal StoreSnapshot<T> WithAll(IEnumerable<KeyValuePair<ObjectKey, T>> objects)
    {
        var replaced = NoObjects.ToBuilder();
        foreach (var (key, resource) in objects)
        {
            replaced[key] = resource;
        }

        var frozen = replaced.ToImmutable();
        return new StoreSnapshot<T>(frozen, WithIndexes(index => index.Rebuild(frozen)));
    }

    private ImmutableDictionary<string, StoreIndex<T>> WithIndexes(Func<StoreIndex<T>, StoreIndex<T>> change)
    {
        var changed = _indexes;
        foreach (var (name, index) in _indexes)
        {
            changed = changed.SetItem(name, change(index));
        }

        return changed;
    }
}
