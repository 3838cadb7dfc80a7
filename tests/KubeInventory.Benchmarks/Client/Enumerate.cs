using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>Reading more than one would keep.</summary>
internal sealed class Enumerate : IFigure
{
    private const int Count = 1_000_000;

    public string Name => "client.enumerate";

    public string Summary => "The largest managed heap, garbage included, while 1,000,000 hosts are enumerated page by page.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(Count, context);
        GC.Collect();
        var largest = 0L;
        var seen = 0;
        await foreach (var host in server.Hosts.ListAsync(new ListOptions { SkipManagedFields = true }, context.CancellationToken))
        {
            if (++seen % 100 == 0)
            {
                largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: false));
            }
        }

        context.Note($"{seen:#,0} hosts; working set {Environment.WorkingSet / 1e6:0} MB at the end");
        return [new Reading(seen == Count ? largest / 1e6 : double.NaN, Goal.AtMost(60, "MB"))];
    }
}
