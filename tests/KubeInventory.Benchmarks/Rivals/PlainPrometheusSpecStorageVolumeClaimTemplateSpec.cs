namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a Prometheus.</summary>
internal sealed class PlainPrometheusSpecStorageVolumeClaimTemplateSpec
{
    public List<string>? AccessModes { get; set; }

    public string? StorageClassName { get; set; }

    public PlainPrometheusSpecStorageVolumeClaimTemplateSpecResources? Resources { get; set; }
}
