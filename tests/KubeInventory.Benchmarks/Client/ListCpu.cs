namespace KubeInventory.Benchmarks.Client;

/// <summary>CPU of a list.</summary>
internal sealed class ListCpu : IFigure
{
    public string Name => "client.list.cpu";

    public string Summary =>
        "CPU of listing 10,000 hosts over HTTP into typed objects, managedFields left out as informers do, against System.Text.Json's source generator reading the same bytes from memory.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var (ours, rival) = await ListCost.MeasureAsync(context);
        return [new Reading(ours.Cpu / rival.Cpu, Goal.AtMost(0.60, "of source-generated from memory"))];
    }
}
