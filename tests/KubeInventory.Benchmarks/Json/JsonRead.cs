namespace KubeInventory.Benchmarks.Json;

/// <summary>Time to read.</summary>
internal sealed class JsonRead : IFigure
{
    public string Name => "json.read";

    public string Summary => "CPU of reading a Host of 2 KB and a Prometheus of 1.3 KB from bytes, all fields kept, against System.Text.Json's source generator.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var goal = Goal.AtMost(0.55, "of source-generated");
        var host = await JsonRaces.Host().ReadAsync(context);
        var prometheus = await JsonRaces.Prometheus().ReadAsync(context);
        return [new Reading(host.Ours.Cpu / host.Rival.Cpu, goal, "on a Host"), new Reading(prometheus.Ours.Cpu / prometheus.Rival.Cpu, goal, "on a Prometheus")];
    }
}
