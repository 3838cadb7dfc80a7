using KubeInventory.Client;

namespace KubeInventory.Benchmarks;

/// <summary>One machine of many changes.</summary>
internal sealed class SyncChange : IFigure
{
    public string Name => "sync.change";

    public string Summary => "One changed host among 10,000: writes, and the time from the provider's answer until a watcher has it.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        await using var steady = await SteadySync.StartAsync(HostDataset.Count, context);
        await steady.RestartAsync();
        List<double> seconds = [];
        List<int> writes = [];
        for (var index = 0; index < 9; index++)
        {
            steady.Provider.Change(index * 1000);
            steady.Requests.Reset();
            var name = $"rack-s{index * 1000:d6}";
            var seen = SeenAsync(steady.Cache, name, context.CancellationToken);
            await steady.NextAsync();
            seconds.Add(TimeProvider.System.GetElapsedTime(steady.Provider.AnsweredAt, await seen).TotalSeconds);
            writes.Add(steady.Requests.Hosts);
        }

        return
        [
            new Reading(writes.Max(), Goal.Exactly(1, "write")),
            new Reading(seconds.Max(), Goal.AtMost(1, "s until a watcher has it")),
        ];
    }

    private static async Task<long> SeenAsync(Informer<V1Host> cache, string name, CancellationToken cancellationToken)
    {
        await foreach (var change in cache.SubscribeAsync(cancellationToken))
        {
            if (change.Resource.Metadata?.Name == name && change.Resource.Spec?.Role == "changed")
            {
                return TimeProvider.System.GetTimestamp();
            }
        }

        throw new InvalidOperationException("The watch ended.");
    }
}
