namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecAlerting
{
    public List<PlainPrometheusSpecAlertingAlertmanager>? Alertmanagers { get; set; }
}
