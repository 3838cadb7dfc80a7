namespace KubeInventory.Benchmarks.Rivals;

/// <summary>A host as one would write it for System.Text.Json's source generator: the fields of our own, all of them kept.</summary>
internal sealed class PlainHost
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public PlainMetadata? Metadata { get; set; }

    public PlainHostSpec? Spec { get; set; }

    public PlainHostStatus? Status { get; set; }
}
