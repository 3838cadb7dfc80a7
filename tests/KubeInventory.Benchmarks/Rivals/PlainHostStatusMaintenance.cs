namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusMaintenance
{
    public string? State { get; set; }

    public string? EnteredBy { get; set; }

    public DateTimeOffset? Since { get; set; }
}
