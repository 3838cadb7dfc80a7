namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecToleration
{
    public string? Key { get; set; }

    public string? Operator { get; set; }

    public string? Value { get; set; }

    public string? Effect { get; set; }

    public long? TolerationSeconds { get; set; }
}
