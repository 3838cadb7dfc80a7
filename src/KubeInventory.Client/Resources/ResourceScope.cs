namespace KubeInventory.Client;

/// <summary>Whether objects of a resource lie in a namespace or beside all namespaces.</summary>
public enum ResourceScope
{
    /// <summary>Objects are named within a namespace.</summary>
    Namespaced,

    /// <summary>Objects are named within the whole API server.</summary>
    Cluster,
}
