namespace KubeInventory.Client;

/// <summary>The objects of a snapshot in the order of their keys, made when someone first asks. Thread-safe.</summary>
/// <remarks>
/// A snapshot that differs from an ordered one in a few keys is ordered by copying that one and putting these keys in their places,
/// so that a reader that lists after each event does not sort after each event.
/// </remarks>
internal sealed class SortedObjects<T>
    where T : class, IKubernetesResource<T>
{
    private const int MaxChanges = 256;

    private readonly ObjectTrie<T> _objects;
    private Basis? _basis;
    private T[]? _sorted;

    /// <param name="objects">The content.</param>
    /// <param name="sorted">The same in order, where that is known.</param>
    internal SortedObjects(ObjectTrie<T> objects, T[]? sorted = null)
    {
        _objects = objects;
        _sorted = sorted;
    }

    // Two readers may both sort; they come to the same.
    internal T[] All
    {
        get
        {
            if (_sorted is null)
            {
                _sorted = _basis is null ? Sort(_objects.ToArray()) : Merge(_basis);
                _basis = null;
            }

            return _sorted;
        }
    }

    /// <summary>The order of a content in which the object of one key has changed.</summary>
    internal SortedObjects<T> After(ObjectKey key, ObjectTrie<T> objects)
    {
        var basis = _sorted is { } sorted ? new Basis(sorted, key, null, 1) : _basis is { } before ? before with { Key = key, Before = before, Count = before.Count + 1 } : null;
        return new SortedObjects<T>(objects) { _basis = basis is { Count: <= MaxChanges } ? basis : null };
    }

    internal static bool IsSorted(ReadOnlySpan<T> objects)
    {
        for (var i = 1; i < objects.Length; i++)
        {
            if (Compare(objects[i - 1], objects[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static T[] Sort(T[] objects)
    {
        Array.Sort(objects, Compare);
        return objects;
    }

    private T[] Merge(Basis basis)
    {
        var changed = new SortedSet<ObjectKey>(ObjectKeyOrder.Instance);
        for (var change = basis; change is not null; change = change.Before)
        {
            changed.Add(change.Key);
        }

        var merged = new List<T>(_objects.Count);
        var rest = basis.Sorted.AsSpan();
        foreach (var key in changed)
        {
            var index = IndexOf(rest, key, out var isThere);
            merged.AddRange(rest[..index]);
            rest = rest[(isThere ? index + 1 : index)..];
            if (_objects.Find(key) is { } current)
            {
                merged.Add(current);
            }
        }

        merged.AddRange(rest);
        return [.. merged];
    }

    private static int IndexOf(ReadOnlySpan<T> sorted, ObjectKey key, out bool isThere)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = ObjectKeyOrder.Instance.Compare(Store<T>.KeyOf(sorted[middle]), key);
            if (order == 0)
            {
                isThere = true;
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        isThere = false;
        return low;
    }

    private static int Compare(T left, T right) => ObjectKeyOrder.Instance.Compare(Store<T>.KeyOf(left), Store<T>.KeyOf(right));

    // An ordered content, and the keys that have changed since.
    private sealed record Basis(T[] Sorted, ObjectKey Key, Basis? Before, int Count);
}
