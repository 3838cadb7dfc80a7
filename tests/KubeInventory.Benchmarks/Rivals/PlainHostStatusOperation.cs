namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusOperation
{
    public string? Uid { get; set; }

    public string? Type { get; set; }

    public string? Phase { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public string? BootID { get; set; }

    public string? Slot { get; set; }
}
