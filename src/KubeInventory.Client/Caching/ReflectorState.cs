namespace KubeInventory.Client;

/// <summary>Where a reflector stands.</summary>
internal enum ReflectorState
{
    /// <summary>It reads everything, from pages or from a stream, and swaps it in when the last of it is there.</summary>
    Listing,

    /// <summary>It follows the events after a version.</summary>
    Watching,
}
