namespace KubeInventory.Benchmarks.Client;

/// <summary>Larger and larger inventories.</summary>
internal sealed class Growth : IFigure
{
    private static readonly int[] Counts = [1_000, 10_000, 100_000, 1_000_000];

    public string Name => "client.growth";

    public string Summary =>
        "CPU and memory a host of an informer's first list, of 1,000 to 1,000,000 hosts: the largest value, as a ratio to that of 10,000.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var cpu = new List<double>();
        var memory = new List<double>();
        await WarmUpAsync(context);
        using var small = await ServingProcess.StartAsync(1, context);
        foreach (var count in Counts)
        {
            using var server = await ServingProcess.StartAsync(count, context);
            var costs = new List<double>();
            for (var round = 0; round < Math.Max(3, 100_000 / count); round++)
            {
                costs.Add((await Cost.OfAsync(async () => await (await RunningInformer.StartAsync(server, context)).DisposeAsync())).Cpu.TotalMicroseconds);
            }

            // Whatever connections still remember is now the small one's.
            await (await RunningInformer.StartAsync(small, context)).DisposeAsync();
            cpu.Add(Median.Of(costs) / count);
            memory.Add((double)await Retained.BytesAsync(() => RunningInformer.StartAsync(server, context)) / count);
            context.Note(FormattableString.Invariant($"{count,9} hosts: {cpu[^1]:0.00} us and {memory[^1]:0} bytes a host"));
        }

        var goal = Goal.AtMost(1.15, "of that of 10,000");
        return [new Reading(cpu.Max() / cpu[1], goal, "time a host"), new Reading(memory.Max() / memory[1], goal, "memory a host")];
    }

    // The smallest is measured first, and would pay for the compilation of all.
    private static async Task WarmUpAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        for (var round = 0; round < 30; round++)
        {
            await (await RunningInformer.StartAsync(server, context)).DisposeAsync();
        }
    }
}
