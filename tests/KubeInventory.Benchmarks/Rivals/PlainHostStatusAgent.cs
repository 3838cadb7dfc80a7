namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusAgent
{
    public string? Version { get; set; }

    public string? LastOperation { get; set; }

    public DateTimeOffset? LastTransition { get; set; }
}
