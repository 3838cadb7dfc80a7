namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpecAccess
{
    public string? AddressType { get; set; }

    public int? Port { get; set; }

    public string? User { get; set; }

    public string? Bastion { get; set; }
}
