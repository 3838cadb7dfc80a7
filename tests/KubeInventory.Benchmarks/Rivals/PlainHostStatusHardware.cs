namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusHardware
{
    public int? CpuCores { get; set; }

    public int? CpuThreads { get; set; }

    public long? MemoryMiB { get; set; }

    public string? Arch { get; set; }

    public string? Vendor { get; set; }

    public string? Model { get; set; }

    public string? Serial { get; set; }

    public string? SystemUUID { get; set; }

    public string? BiosVersion { get; set; }

    public List<PlainHostStatusHardwareDisk>? Disks { get; set; }
}
