namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecStorage
{
    public PlainPrometheusSpecStorageVolumeClaimTemplate? VolumeClaimTemplate { get; set; }
}
