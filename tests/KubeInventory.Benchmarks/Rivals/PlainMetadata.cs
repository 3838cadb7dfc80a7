namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Metadata with the fields of our own <see cref="KubeInventory.Client.ObjectMeta"/>.</summary>
internal sealed class PlainMetadata
{
    public string? Name { get; set; }

    public string? GenerateName { get; set; }

    public string? Namespace { get; set; }

    public string? SelfLink { get; set; }

    public string? Uid { get; set; }

    public string? ResourceVersion { get; set; }

    public long? Generation { get; set; }

    public DateTimeOffset? CreationTimestamp { get; set; }

    public DateTimeOffset? DeletionTimestamp { get; set; }

    public long? DeletionGracePeriodSeconds { get; set; }

    public Dictionary<string, string>? Labels { get; set; }

    public Dictionary<string, string>? Annotations { get; set; }

    public List<PlainOwnerReference>? OwnerReferences { get; set; }

    public List<string>? Finalizers { get; set; }

    public List<PlainManagedFields>? ManagedFields { get; set; }
}
