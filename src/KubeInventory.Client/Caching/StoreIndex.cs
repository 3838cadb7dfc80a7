using System.Collections.Immutable;

namespace KubeInventory.Client;

/// <summary>An immutable map from what a function says of an object to the keys of the objects of which it says so.</summary>
internal sealed class StoreIndex<T>
    where T : class, IKubernetesResource<T>
{
    private static readonly ImmutableSortedSet<ObjectKey> None =
        ImmutableSortedSet.Create<ObjectKey>(ObjectKeyOrder.Instance);

    private readonly Func<T, IEnumerable<string>> _valuesOf;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<ObjectKey>> _keys;

    private StoreIndex(Func<T, IEnumerable<string>> valuesOf, ImmutableDictionary<string, ImmutableSortedSet<ObjectKey>> keys)
    {
        _valuesOf = valuesOf;
        _keys = keys;
    }

    internal static StoreIndex<T> Over(Func<T, IEnumerable<string>> valuesOf, IEnumerable<KeyValuePair<ObjectKey, T>> objects)
    {
        var keys = new Dictionary<string, ImmutableSortedSet<ObjectKey>.Builder>(StringComparer.Ordinal);
        foreach (var (key, resource) in objects)
        {
            foreach (var value in valuesOf(resource))
            {
                if (!keys.TryGetValue(value, out var set))
                {
                    keys.Add(value, set = None.ToBuilder());
                }

                set.Add(key);
            }
        }

        return new StoreIndex<T>(valuesOf, keys.ToImmutableDictionary(
            entry => entry.Key, entry => entry.Value.ToImmutable(), StringComparer.Ordinal));
    }

    internal StoreIndex<T> Rebuild(IEnumerable<KeyValuePair<ObjectKey, T>> objects) => Over(_valuesOf, objects);

    internal ImmutableSortedSet<ObjectKey> Find(string value) => _keys.GetValueOrDefault(value, None);

    internal StoreIndex<T> With(ObjectKey key, T? old, T? current)
    {
        var before = old is null ? [] : _valuesOf(old).ToHashSet(StringComparer.Ordinal);
        var after = current is null ? [] : _valuesOf(current).ToHashSet(StringComparer.Ordinal);
        if (before.SetEquals(after))
        {
            return this;
        }

        var keys = _keys.ToBuilder();
        foreach (var value in before.Except(after))
        {
            var rest = keys.GetValueOrDefault(value, None).Remove(key);
            if (rest.IsEmpty)
            {
                keys.Remove(value);
            }
            else
            {
                keys[value] = rest;
            }
        }

        foreach (var value in after.Except(before))
        {
            keys[value] = keys.GetValueOrDefault(value, None).Add(key);
        }

        return new StoreIndex<T>(_valuesOf, keys.ToImmutable());
    }
}
