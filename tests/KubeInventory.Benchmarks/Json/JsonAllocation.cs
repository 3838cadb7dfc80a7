namespace KubeInventory.Benchmarks.Json;

/// <summary>What reading allocates.</summary>
internal sealed class JsonAllocation : IFigure
{
    public string Name => "json.alloc";

    public string Summary => "What reading a Host of 2 KB and a Prometheus of 1.3 KB allocates, all fields kept, against System.Text.Json's source generator.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var goal = Goal.AtMost(0.70, "of source-generated");
        var host = await JsonRaces.Host().ReadAsync(context);
        var prometheus = await JsonRaces.Prometheus().ReadAsync(context);
        return [new Reading((double)host.Ours.Bytes / host.Rival.Bytes, goal, "on a Host"), new Reading((double)prometheus.Ours.Bytes / prometheus.Rival.Bytes, goal, "on a Prometheus")];
    }
}
