namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecRuleSelector
{
    public List<string>? Names { get; set; }

    public Dictionary<string, string>? MatchLabels { get; set; }
}
