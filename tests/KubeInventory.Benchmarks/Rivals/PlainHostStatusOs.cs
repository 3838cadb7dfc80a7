namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusOs
{
    public string? Id { get; set; }

    public string? Version { get; set; }

    public string? Kernel { get; set; }

    public string? BootID { get; set; }

    public DateTimeOffset? BootTime { get; set; }

    public bool? RebootRequired { get; set; }
}
