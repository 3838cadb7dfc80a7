using KubeInventory.Benchmarks.Rivals;

namespace KubeInventory.Benchmarks.Json;

/// <summary>The two objects that JSON is measured on.</summary>
internal static class JsonRaces
{
    public static JsonRace<V1Host, PlainHost> Host() => new(HostDataset.Host, PlainJson.Default.PlainHost);

    public static JsonRace<V1Prometheus, PlainPrometheus> Prometheus() => new(PrometheusDataset.Prometheus, PlainJson.Default.PlainPrometheus);
}
