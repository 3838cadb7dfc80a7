namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatus
{
    public long? ObservedGeneration { get; set; }

    public string? Phase { get; set; }

    public PlainHostStatusProvider? Provider { get; set; }

    public List<PlainHostStatusSource>? Sources { get; set; }

    public PlainHostStatusHardware? Hardware { get; set; }

    public PlainHostStatusOs? Os { get; set; }

    public PlainHostStatusAgent? Agent { get; set; }

    public PlainHostStatusConfiguration? Configuration { get; set; }

    public PlainHostStatusMaintenance? Maintenance { get; set; }

    public PlainHostStatusOperation? Operation { get; set; }

    public List<PlainHostStatusCondition>? Conditions { get; set; }
}
