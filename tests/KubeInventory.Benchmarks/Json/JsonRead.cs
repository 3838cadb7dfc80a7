using System.Text.Json;
using KubeInventory.Benchmarks.Rivals;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Json;

/// <summary>Reading, against the source generator.</summary>
internal sealed class JsonRead : IFigure
{
    private const int Repeats = 5_000;

    public string Name => "json.read";

    public string Summary => "CPU of reading a 2 KB Host from bytes, all fields kept, against System.Text.Json's source generator.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var json = HostDataset.Host(1234);
        var costs = await new Race(
            ("ours", Repeat.Times(Repeats, () => ModelJson.Read<V1Host>(json))),
            ("source generator", Repeat.Times(Repeats, () => JsonSerializer.Deserialize(json, PlainJson.Default.PlainHost)))).RunAsync(context);
        return [new Reading(costs[0].Cpu / costs[1].Cpu, Goal.AtMost(0.55, "of source-generated"), "on a Host")];
    }
}
