namespace KubeInventory.Benchmarks;

/// <summary>Ten times the fleet.</summary>
internal sealed class SyncGrowth : IFigure
{
    public string Name => "sync.growth";

    public string Summary => "An unchanged sync of 100,000 hosts: CPU for each host against one of 10,000, and memory above that of the cache.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var (small, _) = await MeasureAsync(HostDataset.Count, context);
        var (large, bytes) = await MeasureAsync(10 * HostDataset.Count, context);
        return
        [
            new Reading(large / small / 10, Goal.AtMost(1.25, "of the CPU for each of 10,000 hosts")),
            new Reading(bytes / 1e6, Goal.AtMost(40, "MB above the cache")),
        ];
    }

    private static async Task<(double Cpu, long Bytes)> MeasureAsync(int count, FigureContext context)
    {
        await using var steady = await SteadySync.StartAsync(count, context);
        var bytes = await Retained.BytesAsync(async () =>
        {
            await steady.RestartAsync();
            return new Run(steady);
        });
        await steady.RestartAsync();
        var costs = await new Race(($"unchanged sync of {count:N0}", async () => await steady.NextAsync())) { WarmUpRounds = 35, Rounds = 7 }.RunAsync(context);
        context.Note($"{bytes / 1e6:0.0} MB for {count:N0} hosts");
        return (costs[0].Cpu.TotalMilliseconds, bytes);
    }

    private sealed class Run(SteadySync steady) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await steady.EndAsync();
    }
}
