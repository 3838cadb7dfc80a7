using System.Globalization;
using System.Text.Json;
using KubeInventory.Benchmarks.Rivals;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>CPU of a watch.</summary>
internal sealed class WatchCpu : IFigure
{
    public string Name => "client.watch.cpu";

    public string Summary =>
        "CPU of 10,000 watch events over HTTP, through the reflector, until the store has them, against System.Text.Json's source generator reading a list of the same hosts from memory.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        await using var running = await RunningInformer.StartAsync(server, context);
        var json = HostDataset.List(HostDataset.Count);
        var version = HostDataset.VersionOf(HostDataset.Count);
        var costs = await new Race(
            ("10,000 events into the store", FollowAsync),
            ("source generator from memory", Repeat.Times(1, () => JsonSerializer.Deserialize(json, PlainJson.Default.PlainHostList)))).RunAsync(context);
        return [new Reading(costs[0].Cpu / costs[1].Cpu, Goal.AtMost(0.85, "of source-generated from memory"))];

        async Task FollowAsync()
        {
            version += HostDataset.Count;
            var sent = server.SendEventsAsync(HostDataset.Count, rate: 0, context);
            await running.Informer.WaitForAsync(new ResourceVersion(version.ToString(CultureInfo.InvariantCulture)), context.CancellationToken);
            await sent;
        }
    }
}
