namespace KubeInventory.Client;

/// <summary>What became of an object.</summary>
public enum ResourceChangeType
{
    /// <summary>The object is new to the subscriber.</summary>
    Added,

    /// <summary>The object is the same one, in another state.</summary>
    Updated,

    /// <summary>The object is gone.</summary>
    Deleted,
}
