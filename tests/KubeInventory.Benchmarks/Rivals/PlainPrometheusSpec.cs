namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpec
{
    public string? Image { get; set; }

    public string? Version { get; set; }

    public int? Replicas { get; set; }

    public int? Shards { get; set; }

    public string? Retention { get; set; }

    public string? RetentionSize { get; set; }

    public string? LogLevel { get; set; }

    public string? LogFormat { get; set; }

    public string? ScrapeInterval { get; set; }

    public string? ScrapeTimeout { get; set; }

    public string? EvaluationInterval { get; set; }

    public string? ExternalUrl { get; set; }

    public string? RoutePrefix { get; set; }

    public string? ServiceAccountName { get; set; }

    public string? PriorityClassName { get; set; }

    public bool? Paused { get; set; }

    public bool? EnableAdminAPI { get; set; }

    public bool? WalCompression { get; set; }

    public Dictionary<string, string>? ExternalLabels { get; set; }

    public Dictionary<string, string>? NodeSelector { get; set; }

    public List<string>? EnableFeatures { get; set; }

    public PlainPrometheusSpecSecurityContext? SecurityContext { get; set; }

    public PlainPrometheusSpecResources? Resources { get; set; }

    public PlainPrometheusSpecServiceMonitorSelector? ServiceMonitorSelector { get; set; }

    public PlainPrometheusSpecRuleSelector? RuleSelector { get; set; }

    public PlainPrometheusSpecAlerting? Alerting { get; set; }

    public PlainPrometheusSpecStorage? Storage { get; set; }

    public List<PlainPrometheusSpecToleration>? Tolerations { get; set; }
}
