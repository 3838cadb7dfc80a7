using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What a sync writes on every object, whatever its kind, and what operators write on a source.</summary>
internal static class SyncKeys
{
    /// <summary>Label: the source that reports the object.</summary>
    public const string Source = "kubeinventory.io/source";

    /// <summary>Annotation: the shard that the object was reported in.</summary>
    public const string Shard = "kubeinventory.io/shard";

    /// <summary>Annotation: digest of the observation without its status; an equal one needs no write.</summary>
    public const string Observation = "kubeinventory.io/observation";

    /// <summary>Annotations of kinds whose status has no place for it: since when, and for how many complete fetches, the object is missing.</summary>
    public const string MissingSince = "kubeinventory.io/missing-since";

    /// <inheritdoc cref="MissingSince"/>
    public const string MissingCycles = "kubeinventory.io/missing-cycles";

    /// <summary>Annotation of a reported object: the name of the record, of another source, that stands for the same machine.</summary>
    public const string AliasOf = "kubeinventory.io/alias-of";

    /// <summary>Finalizer: locks and identities of a host go before its record does.</summary>
    public const string Decommission = "kubeinventory.io/decommission";

    /// <summary>Annotation of a ProviderSource: an operator lets exactly this set of deletions pass the guards.</summary>
    public const string ApproveDeletions = "kubeinventory.io/approve-deletions";

    /// <summary>Annotation of a ProviderSource: an operator confirms that exactly these objects have lost their tags.</summary>
    public const string ApproveAttributeLoss = "kubeinventory.io/approve-attribute-loss";

    public static string? SourceOf<TResource>(TResource resource)
        where TResource : class, IKubernetesResource<TResource>
        => resource.Metadata?.Labels?.GetValueOrDefault(Source);

    public static string? ShardOf<TResource>(TResource resource)
        where TResource : class, IKubernetesResource<TResource>
        => resource.Metadata?.Annotations?.GetValueOrDefault(Shard);
}
