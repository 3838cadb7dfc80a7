namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusProviderAddress
{
    public string? Type { get; set; }

    public string? Address { get; set; }
}
