using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubeInventory.Benchmarks.Rivals;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Json;

/// <summary>What a process of its own measures: <c>first KIND ours|rival</c> prints the milliseconds of CPU of one read and one write.</summary>
internal static class FirstCall
{
    public static IReadOnlyList<string> Kinds { get; } = ["Host", "Prometheus"];

    public static double Measure(string kind, string who) => (kind, who) switch
    {
        ("Host", "ours") => Ours<V1Host>(HostDataset.Host(1)),
        ("Host", _) => Rival(HostDataset.Host(1), () => PlainJson.Default.PlainHost),
        (_, "ours") => Ours<V1Prometheus>(PrometheusDataset.Prometheus(1)),
        _ => Rival(PrometheusDataset.Prometheus(1), () => PlainJson.Default.PlainPrometheus),
    };

    private static double Ours<T>(byte[] json)
        where T : class, IModel<T> => Cpu(() => ModelJson.ToUtf8Bytes(ModelJson.Read<T>(json)).Length);

    private static double Rival<T>(byte[] json, Func<JsonTypeInfo<T>> typeInfo) => Cpu(() =>
    {
        var type = typeInfo();
        return JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(json, type)!, type).Length;
    });

    private static double Cpu(Func<int> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        return run() > 0 ? (Environment.CpuUsage.TotalTime - before).TotalMilliseconds : double.NaN;
    }
}
