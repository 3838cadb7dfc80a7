using KubeInventory.Fetching;

namespace KubeInventory.Benchmarks;

/// <summary>A run that finds nothing new.</summary>
internal sealed class SyncUnchanged : IFigure
{
    public string Name => "sync.unchanged";

    public string Summary => "CPU of an unchanged sync of 10,000 hosts, against parsing and mapping the provider's answer alone, and its requests.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        await using var steady = await SteadySync.StartAsync(HostDataset.Count, context);
        await steady.RestartAsync();
        // What runs once in a run is compiled for good after thirty of them; a sync lives for months.
        var costs = await new Race(
            ("unchanged sync", async () => await steady.NextAsync()),
            ("provider's answer alone", () => ReadAsync(steady.Provider)))
        { WarmUpRounds = 35, Rounds = 11 }.RunAsync(context);
        steady.Requests.Reset();
        var outcome = await steady.NextAsync();
        context.Note($"{outcome}; {steady.Requests.Others} request for the source");
        return
        [
            new Reading(costs[0].Cpu / costs[1].Cpu, Goal.AtMost(1.5, "of the provider's answer alone")),
            new Reading(steady.Requests.Hosts, Goal.Exactly(0, "reads and writes of hosts")),
            new Reading(steady.Requests.Others, Goal.AtMost(1, "other requests")),
        ];
    }

    internal static async Task ReadAsync(RackProvider provider)
    {
        await foreach (var _ in provider.FetchAsync(FetchShard.All, CancellationToken.None))
        {
        }
    }
}
