namespace KubeInventory.Benchmarks.Client;

/// <summary>Memory of a cache.</summary>
internal sealed class CacheRetained : IFigure
{
    public string Name => "client.cache.retained";

    public string Summary => "Memory that an informer of 10,000 hosts holds after a full collection.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        await using (await RunningInformer.StartAsync(server, context))
        {
            // Code and connections are there before.
        }

        var sizes = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            RunningInformer? informer = null;
            sizes.Add(await Retained.BytesAsync(async () => informer = await RunningInformer.StartAsync(server, context)));
            await informer!.DisposeAsync();
        }

        return [new Reading(Median.Of(sizes) / 1e6, Goal.AtMost(20, "MB"))];
    }
}
