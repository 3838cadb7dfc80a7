using KubeInventory.Fetching.Histories;

namespace KubeInventory.Benchmarks;

/// <summary>Random lives of a source.</summary>
internal sealed class SyncHistories : IFigure
{
    private const int Count = 20_000;

    public string Name => "sync.histories";

    public string Summary => "Broken promises in 20,000 random histories of answers, faults, operators, restarts and clock jumps. Takes half an hour.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var next = 0;
        var broken = 0;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            await using var server = await HistoryServer.StartAsync(context.CancellationToken);
            while (Interlocked.Increment(ref next) is var seed && seed <= Count)
            {
                if (await History.RunAsync(server, seed, context.CancellationToken) is { } story)
                {
                    Interlocked.Increment(ref broken);
                    context.Note(story);
                }
            }
        })));
        return [new Reading(broken, Goal.Exactly(0, $"broken in {Count:N0} histories"))];
    }
}
