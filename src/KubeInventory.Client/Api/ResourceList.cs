namespace KubeInventory.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The listed kind.</typeparam>
/// <param name="Metadata">The list's resource version, from which to watch, and where the next page begins.</param>
/// <param name="Items">The objects of this page.</param>
public sealed record ResourceList<T>(ListMeta Metadata, IReadOnlyList<T> Items)
    where T : class, IKubernetesResource<T>;
