namespace KubeInventory.Benchmarks.Json;

/// <summary>Time to write.</summary>
internal sealed class JsonWrite : IFigure
{
    public string Name => "json.write";

    public string Summary => "CPU of writing a Host of 2 KB and a Prometheus of 1.3 KB into memory, against System.Text.Json's source generator.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var goal = Goal.AtMost(0.40, "of source-generated");
        var host = await JsonRaces.Host().WriteAsync(context);
        var prometheus = await JsonRaces.Prometheus().WriteAsync(context);
        return [new Reading(host.Ours.Cpu / host.Rival.Cpu, goal, "on a Host"), new Reading(prometheus.Ours.Cpu / prometheus.Rival.Cpu, goal, "on a Prometheus")];
    }
}
