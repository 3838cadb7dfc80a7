namespace KubeInventory.Benchmarks.Rivals;

/// <summary>An owner of an object.</summary>
internal sealed class PlainOwnerReference
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }

    public bool? Controller { get; set; }

    public bool? BlockOwnerDeletion { get; set; }
}
