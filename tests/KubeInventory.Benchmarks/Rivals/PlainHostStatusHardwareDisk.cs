namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusHardwareDisk
{
    public string? Name { get; set; }

    public long? SizeMiB { get; set; }

    public string? Type { get; set; }
}
