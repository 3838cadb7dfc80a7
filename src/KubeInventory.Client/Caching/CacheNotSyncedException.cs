namespace KubeInventory.Client;

/// <summary>A cache was read before it held a complete list. An empty answer would have been a guess.</summary>
public sealed class CacheNotSyncedException : InvalidOperationException
{
    /// <summary>Names what to await.</summary>
    public CacheNotSyncedException()
        : this("The cache has not synced yet: run the informer and await Informer<T>.WaitForSyncAsync before reading.")
    {
    }

    /// <summary>Says which cache it is and what to await.</summary>
    public CacheNotSyncedException(string message)
        : base(message)
    {
    }

    /// <summary>Says which cache it is and what to await.</summary>
    public CacheNotSyncedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
