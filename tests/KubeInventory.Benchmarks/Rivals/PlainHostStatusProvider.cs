namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusProvider
{
    public string? Id { get; set; }

    public string? Uid { get; set; }

    public string? State { get; set; }

    public string? RawState { get; set; }

    public string? InstanceType { get; set; }

    public string? ImageID { get; set; }

    public string? Account { get; set; }

    public string? Vpc { get; set; }

    public string? Subnet { get; set; }

    public string? ProviderRegion { get; set; }

    public string? ProviderZone { get; set; }

    public DateTimeOffset? LaunchTime { get; set; }

    public string? Lifecycle { get; set; }

    public Dictionary<string, string>? Tags { get; set; }

    public List<PlainHostStatusProviderAddress>? Addresses { get; set; }

    public List<PlainHostStatusProviderInterface>? Interfaces { get; set; }

    public DateTimeOffset? FirstSeen { get; set; }

    public DateTimeOffset? MissingSince { get; set; }

    public int? MissingCycles { get; set; }
}
