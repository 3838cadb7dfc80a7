namespace KubeInventory.Benchmarks.Client;

/// <summary>Allocation of a list.</summary>
internal sealed class ListAllocation : IFigure
{
    public string Name => "client.list.alloc";

    public string Summary => "What listing 10,000 hosts over HTTP into typed objects allocates, managedFields left out as informers do.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var (ours, _) = await ListCost.MeasureAsync(context);
        return [new Reading(ours.Bytes / 1e6, Goal.AtMost(32, "MB"))];
    }
}
