using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>Reading a cache.</summary>
internal sealed class ListerLookup : IFigure
{
    private const int Lookups = 1_000_000;

    public string Name => "client.lister";

    public string Summary => "A lister's lookup in 10,000 hosts by key and by index, and what 1,000 concurrent readers cost the writer in processor time of its thread.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        var options = new InformerOptions<V1Host>().AddIndex("role", host => host.Spec?.Role is { } role ? [role] : []);
        await using var running = await RunningInformer.StartAsync(server, options, context);
        var lister = running.Informer.Lister;
        var names = lister.List().Select(host => host.Metadata!.Name!).ToArray();
        string[] roles = ["log", "db", "web", "queue", "cache", "build"];

        var costs = await new Race(
            ("by key", Repeat.Times(1, () => Look(i => lister.Get(names[i % names.Length])))),
            ("by index", Repeat.Times(1, () => Look(i => lister.ByIndex("role", roles[i % roles.Length]))))).RunAsync(context);
        var time = Goal.AtMost(100, "ns");
        var bytes = Goal.Exactly(0, "bytes");
        return
        [
            new Reading(costs[0].Cpu.TotalNanoseconds / Lookups, time, "by key"),
            new Reading(costs[1].Cpu.TotalNanoseconds / Lookups, time, "by index"),
            new Reading(costs[0].Bytes / Lookups, bytes, "by key"),
            new Reading(costs[1].Bytes / Lookups, bytes, "by index"),
            new Reading(await ReadersAgainstWriter.MeasureAsync(lister.List(), context), Goal.AtMost(1.10, "of the writer alone"), "with 1,000 readers"),
        ];
    }

    private static void Look(Func<int, object> find)
    {
        for (var i = 0; i < Lookups; i++)
        {
            if (find(i) is null)
            {
                throw new InvalidDataException("A host is missing.");
            }
        }
    }
}
