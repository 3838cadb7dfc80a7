namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpecMaintenance
{
    public string? Mode { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? Until { get; set; }

    public string? RequestedBy { get; set; }
}
