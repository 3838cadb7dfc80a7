namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpecOwner
{
    public string? Team { get; set; }

    public string? Contact { get; set; }
}
