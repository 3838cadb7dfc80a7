namespace KubeInventory.Client;

/// <summary>Where a reflector stands.</summary>
internal enum ReflectorState
{
    /// <summary>It reads a complete list, and swaps it in when the last page is there.</summary>
    Listing,

    /// <summary>It follows the events after a version.</summary>
    Watching,
}
