namespace KubeInventory.Client;

/// <summary>The net change of one object between two states that a subscriber sees.</summary>
/// <remarks>
/// The changes of one object form a chain: <see cref="Old"/> is always the <see cref="New"/> of its previous change, so state
/// derived from one can be undone from the other. An object replaced by another of the same name (another UID) is deleted, then added.
/// </remarks>
/// <typeparam name="T">The kind.</typeparam>
public sealed record ResourceChange<T>
    where T : class, IKubernetesResource<T>
{
    internal ResourceChange(ObjectKey key, T? old, T? @new)
    {
        Key = key;
        Old = old;
        New = @new;
    }

    /// <summary>Which object.</summary>
    public ObjectKey Key { get; }

    /// <summary>The state that this subscriber saw before; null when the object was added.</summary>
    public T? Old { get; }

    /// <summary>The state now; null when the object was deleted.</summary>
    public T? New { get; }

    /// <summary>What became of the object.</summary>
    public ResourceChangeType Type => Old is null ? ResourceChangeType.Added
        : New is null ? ResourceChangeType.Deleted
        : ResourceChangeType.Updated;

    /// <summary>Whether nothing changed: it is the update that <see cref="SubscribeOptions.Resync"/> asked for.</summary>
    public bool IsResync => Old is not null && ReferenceEquals(Old, New);

    /// <summary>The state now, or the last one seen when the object was deleted.</summary>
    public T Resource => New ?? Old!;
}
