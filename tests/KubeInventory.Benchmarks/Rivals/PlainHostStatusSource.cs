namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusSource
{
    public string? Name { get; set; }

    public string? ProviderID { get; set; }

    public DateTimeOffset? LastChange { get; set; }
}
