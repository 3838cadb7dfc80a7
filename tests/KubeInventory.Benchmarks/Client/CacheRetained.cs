namespace KubeInventory.Benchmarks.Client;

/// <summary>Memory of a cache.</summary>
internal sealed class CacheRetained : IFigure
{
    public string Name => "client.cache.retained";

    public string Summary => "Memory that an informer of 10,000 hosts holds after a full collection.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        using var small = await ServingProcess.StartAsync(1, context);

        // Code, connections, the pool of strings and the buffers of a list are there before; what connections remember is the small one's.
        foreach (var before in (ServingProcess[])[server, small])
        {
            await (await RunningInformer.StartAsync(before, context)).DisposeAsync();
        }

        var size = await Retained.BytesAsync(() => RunningInformer.StartAsync(server, context));
        return [new Reading(size / 1e6, Goal.AtMost(20, "MB"))];
    }
}
