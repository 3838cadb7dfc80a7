namespace KubeInventory.Benchmarks.Rivals;

/// <summary>A Prometheus as one would write it for System.Text.Json's source generator: the fields of our own, all of them kept.</summary>
internal sealed class PlainPrometheus
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public PlainMetadata? Metadata { get; set; }

    public PlainPrometheusSpec? Spec { get; set; }

    public PlainPrometheusStatus? Status { get; set; }
}
