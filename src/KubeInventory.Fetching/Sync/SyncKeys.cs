namespace KubeInventory.Fetching;

/// <summary>What a sync writes on every object, whatever its kind.</summary>
internal static class SyncKeys
{
    /// <summary>Label: the source that reports the object.</summary>
    public const string Source = "kubeinventory.io/source";

    /// <summary>Annotation: the shard that the object was reported in.</summary>
    public const string Shard = "kubeinventory.io/shard";

    /// <summary>Annotation: digest of the observation without its status; an equal one needs no write.</summary>
    public const string Observation = "kubeinventory.io/observation";
}
