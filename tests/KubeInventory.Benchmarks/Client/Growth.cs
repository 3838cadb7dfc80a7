namespace KubeInventory.Benchmarks.Client;

/// <summary>Larger and larger inventories.</summary>
/// <remarks>
/// Each size is paid for a million cached hosts: one inventory of a million, ten of 100,000, and so on. What lives in the heap is then
/// the same for all, and with it what the garbage collector and the operating system ask for: of one small list alone they ask for
/// nothing, whatever the client does.
/// </remarks>
internal sealed class Growth : IFigure
{
    private const int Total = 1_000_000;
    private const int Rounds = 3;
    private static readonly int[] Counts = [1_000, 10_000, 100_000, 1_000_000];

    public string Name => "client.growth";

    public string Summary =>
        "CPU and memory a host of informers' first lists, of 1,000 to 1,000,000 hosts each and 1,000,000 in all: the largest value, as a ratio to that of 10,000.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var servers = new List<ServingProcess>();
        try
        {
            foreach (var count in Counts)
            {
                servers.Add(await ServingProcess.StartAsync(count, context));
            }

            return Judge(await TimesAsync(servers, context), await MemoryAsync(servers, context), context);
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    private static IReadOnlyList<Reading> Judge(IReadOnlyList<Inventory> times, IReadOnlyList<double> memory, FigureContext context)
    {
        for (var i = 0; i < Counts.Length; i++)
        {
            context.Note(FormattableString.Invariant(
                $"{Counts[i],9} hosts: {times[i].Cpu:0.00} us a host, {times[i].Pause:0.00} us of them collecting garbage, and {memory[i]:0} bytes"));
        }

        var goal = Goal.AtMost(1.15, "of that of 10,000");
        return [new Reading(times.Max(time => time.Cpu) / times[1].Cpu, goal, "time a host"), new Reading(memory.Max() / memory[1], goal, "memory a host")];
    }

    private static async Task<IReadOnlyList<Inventory>> TimesAsync(List<ServingProcess> servers, FigureContext context)
    {
        var costs = Counts.Select(_ => new List<Inventory>()).ToList();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < Counts.Length; i++)
            {
                var cost = await MeasureAsync(servers[i], Total / Counts[i], context);
                if (round >= 0)
                {
                    costs[i].Add(cost);
                }
            }
        }

        return [.. costs.Select(rounds => new Inventory(Median.Of(rounds.Select(cost => cost.Cpu)), Median.Of(rounds.Select(cost => cost.Pause))))];
    }

    private static async Task<Inventory> MeasureAsync(ServingProcess server, int informers, FigureContext context)
    {
        var kept = new List<RunningInformer>(informers);
        var pause = TimeSpan.Zero;
        var cost = await Cost.OfAsync(async () =>
        {
            pause = GC.GetTotalPauseDuration();
            while (kept.Count < informers)
            {
                kept.Add(await RunningInformer.StartAsync(server, context));
            }

            pause = GC.GetTotalPauseDuration() - pause;
        });
        foreach (var informer in kept)
        {
            await informer.DisposeAsync();
        }

        return new Inventory(cost.Cpu.TotalMicroseconds / Total, pause.TotalMicroseconds / Total);
    }

    private static async Task<IReadOnlyList<double>> MemoryAsync(List<ServingProcess> servers, FigureContext context)
    {
        using var small = await ServingProcess.StartAsync(1, context);
        List<double> memory = [];
        for (var i = 0; i < Counts.Length; i++)
        {
            // Whatever connections still remember is now the small one's.
            await (await RunningInformer.StartAsync(small, context)).DisposeAsync();
            memory.Add((double)await Retained.BytesAsync(() => RunningInformer.StartAsync(servers[i], context)) / Counts[i]);
        }

        return memory;
    }

    /// <summary>Microseconds a host.</summary>
    private readonly record struct Inventory(double Cpu, double Pause);
}
