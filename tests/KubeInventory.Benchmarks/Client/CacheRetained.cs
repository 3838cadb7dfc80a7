namespace KubeInventory.Benchmarks.Client;

/// <summary>Memory of a cache.</summary>
internal sealed class CacheRetained : IFigure
{
    public string Name => "client.cache.retained";

    public string Summary => "Memory that an informer of 10,000 hosts holds after a full collection.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        await foreach (var _ in server.Hosts.ListAsync(cancellationToken: context.CancellationToken))
        {
            // Code, connections and the pool of strings are there before.
        }


        var size = await Retained.BytesAsync(() => RunningInformer.StartAsync(server, context));
        return [new Reading(size / 1e6, Goal.AtMost(20, "MB"))];
    }
}
