using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace KubeInventory.Client;

/// <summary>The objects that an index finds under one value, in key order. Immutable; looked up at the first use of each snapshot.</summary>
internal sealed class StoreIndexGroup<T>
    where T : class, IKubernetesResource<T>
{
    private readonly ImmutableSortedSet<ObjectKey> _keys;
    private IReadOnlyList<T>? _objects;

    private StoreIndexGroup(ImmutableSortedSet<ObjectKey> keys) => _keys = keys;

    internal static StoreIndexGroup<T> Empty { get; } = new(ImmutableSortedSet.Create<ObjectKey>(ObjectKeyOrder.Instance));

    internal bool IsEmpty => _keys.IsEmpty;

    internal static StoreIndexGroup<T> Of(IEnumerable<ObjectKey> keys) => new(keys.ToImmutableSortedSet(ObjectKeyOrder.Instance));

    internal StoreIndexGroup<T> With(ObjectKey key) => new(_keys.Add(key));

    internal StoreIndexGroup<T> Without(ObjectKey key) => new(_keys.Remove(key));

    /// <summary>The objects. They are always those of one content: when an object of the group changes, so does the group.</summary>
    internal IReadOnlyList<T> In(ObjectTrie<T> objects) => _objects ??= Look(objects);

    // Apart from the common case, which would else allocate for the lambda.
    private ReadOnlyCollection<T> Look(ObjectTrie<T> objects) => Array.AsReadOnly(_keys.Select(key => objects.Find(key)!).ToArray());
}
