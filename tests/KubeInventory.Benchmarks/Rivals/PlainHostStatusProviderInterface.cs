namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusProviderInterface
{
    public string? Name { get; set; }

    public string? Mac { get; set; }

    public List<string>? Addresses { get; set; }
}
