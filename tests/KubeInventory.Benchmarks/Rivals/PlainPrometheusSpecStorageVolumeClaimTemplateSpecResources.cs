namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecStorageVolumeClaimTemplateSpecResources
{
    public Dictionary<string, string>? Requests { get; set; }
}
