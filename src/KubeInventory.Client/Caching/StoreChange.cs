namespace KubeInventory.Client;

/// <summary>One write to a store.</summary>
/// <param name="Key">Which object.</param>
/// <param name="Old">The state before; null if there was none.</param>
/// <param name="New">The state after; null if there is none.</param>
internal readonly record struct StoreChange<T>(ObjectKey Key, T? Old, T? New)
    where T : class, IKubernetesResource<T>;
