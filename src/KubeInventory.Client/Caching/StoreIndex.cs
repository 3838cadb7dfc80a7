using System.Collections.Immutable;

namespace KubeInventory.Client;

/// <summary>An immutable map from what a function says of an object to the objects of which it says so.</summary>
internal sealed class StoreIndex<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Func<T, IEnumerable<string>> _valuesOf;
    private readonly ImmutableDictionary<string, StoreIndexGroup<T>> _groups;

    private StoreIndex(Func<T, IEnumerable<string>> valuesOf, ImmutableDictionary<string, StoreIndexGroup<T>> groups)
    {
        _valuesOf = valuesOf;
        _groups = groups;
    }

    internal static StoreIndex<T> Over(Func<T, IEnumerable<string>> valuesOf, IReadOnlyList<T> sorted)
    {
        var groups = new Dictionary<string, List<ObjectKey>>(StringComparer.Ordinal);
        foreach (var resource in sorted)
        {
            foreach (var value in valuesOf(resource))
            {
                if (!groups.TryGetValue(value, out var keys))
                {
                    groups.Add(value, keys = []);
                }

                keys.Add(Store<T>.KeyOf(resource));
            }
        }

        return new StoreIndex<T>(valuesOf, groups.ToImmutableDictionary(
            group => group.Key, group => StoreIndexGroup<T>.Of(group.Value), StringComparer.Ordinal));
    }

    internal StoreIndex<T> Rebuild(IReadOnlyList<T> sorted) => Over(_valuesOf, sorted);

    internal IReadOnlyList<T> Find(string value, ObjectTrie<T> objects) =>
        _groups.TryGetValue(value, out var group) ? group.In(objects) : [];

    internal StoreIndex<T> With(ObjectKey key, T? old, T? current)
    {
        var before = old is null ? [] : _valuesOf(old).ToHashSet(StringComparer.Ordinal);
        var after = current is null ? [] : _valuesOf(current).ToHashSet(StringComparer.Ordinal);
        if (before.Count == 0 && after.Count == 0)
        {
            return this;
        }

        var groups = _groups.ToBuilder();
        foreach (var value in before.Union(after, StringComparer.Ordinal))
        {
            // Also where the key stays: the object behind it is another one.
            var group = groups.GetValueOrDefault(value, StoreIndexGroup<T>.Empty);
            var changed = after.Contains(value) ? group.With(key) : group.Without(key);
            if (changed.IsEmpty)
            {
                groups.Remove(value);
            }
            else
            {
                groups[value] = changed;
            }
        }

        return new StoreIndex<T>(_valuesOf, groups.ToImmutable());
    }
}
