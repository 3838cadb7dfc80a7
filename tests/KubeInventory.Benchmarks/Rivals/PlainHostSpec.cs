namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpec
{
    public string? ProviderID { get; set; }

    public string? Source { get; set; }

    public string? Provider { get; set; }

    public string? Hostname { get; set; }

    public string? Region { get; set; }

    public string? Zone { get; set; }

    public string? ClusterName { get; set; }

    public string? Role { get; set; }

    public List<string>? Roles { get; set; }

    public string? Environment { get; set; }

    public string? Sla { get; set; }

    public PlainHostSpecOwner? Owner { get; set; }

    public PlainHostSpecAccess? Access { get; set; }

    public string? Lifecycle { get; set; }

    public PlainHostSpecMaintenance? Maintenance { get; set; }

    public PlainHostSpecConfiguration? Configuration { get; set; }

    public PlainHostSpecOs? Os { get; set; }

    public PlainHostSpecReboot? Reboot { get; set; }

    public bool? Paused { get; set; }
}
