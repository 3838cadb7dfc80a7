namespace KubeInventory.Client;

/// <summary>What happened to the object of a <see cref="WatchEvent{T}"/>.</summary>
public enum WatchEventType
{
    /// <summary>The object is new, or newly matches the selector, or is part of the initial state.</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object is gone, or no longer matches the selector; its last state is given.</summary>
    Deleted,

    /// <summary>Nothing happened up to this resource version; the object carries nothing else.</summary>
    Bookmark,
}
