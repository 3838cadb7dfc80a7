namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecStorageVolumeClaimTemplate
{
    public PlainPrometheusSpecStorageVolumeClaimTemplateSpec? Spec { get; set; }
}
