namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecAlertingAlertmanager
{
    public string? Name { get; set; }

    public string? Namespace { get; set; }

    public string? Port { get; set; }

    public string? Scheme { get; set; }

    public string? ApiVersion { get; set; }

    public string? PathPrefix { get; set; }
}
