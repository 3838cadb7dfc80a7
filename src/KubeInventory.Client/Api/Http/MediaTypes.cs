namespace KubeInventory.Client;

/// <summary>Content types that an API server tells requests apart by.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string JsonPatch = "application/json-patch+json";
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>Kubernetes' own kind of merge patch, which knows the keys of lists.</summary>
    public const string StrategicMergePatch = "application/strategic-merge-patch+json";

    /// <summary>YAML by name; JSON is YAML, and that is what is sent.</summary>
    public const string Apply = "application/apply-patch+yaml";

    /// <summary>One object's metadata. A server that cannot leave the rest out sends it.</summary>
    public const string Metadata = $"{Json};as=PartialObjectMetadata;g=meta.k8s.io;v=v1,{Json}";

    /// <summary>A list of objects' metadata.</summary>
    public const string MetadataList = $"{Json};as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,{Json}";

    /// <summary>Rows and columns. A server that has none refuses, rather than send what is no table.</summary>
    public const string Table = $"{Json};as=Table;g=meta.k8s.io;v=v1";
}
