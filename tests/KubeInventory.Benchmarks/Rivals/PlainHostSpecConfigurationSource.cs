namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpecConfigurationSource
{
    public string? Git { get; set; }

    public string? Ref { get; set; }
}
