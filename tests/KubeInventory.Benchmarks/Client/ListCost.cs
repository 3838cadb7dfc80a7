using System.Text.Json;
using KubeInventory.Benchmarks.Rivals;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>What listing 10,000 hosts over HTTP costs, and what System.Text.Json costs that finds the same bytes in memory.</summary>
internal static class ListCost
{
    public static async Task<(Cost Ours, Cost Rival)> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        var json = HostDataset.List(HostDataset.Count);
        var costs = await new Race(
            ("list over HTTP, managedFields left out", () => ListAsync(server, skip: true, context)),
            ("source generator from memory", Repeat.Times(1, () => JsonSerializer.Deserialize(json, PlainJson.Default.PlainHostList))),
            ("list over HTTP, managedFields kept", () => ListAsync(server, skip: false, context))).RunAsync(context);
        return (costs[0], costs[1]);
    }

    private static async Task ListAsync(ServingProcess server, bool skip, FigureContext context)
    {
        var hosts = new List<V1Host>();
        await foreach (var host in server.Hosts.ListAsync(new ListOptions { SkipManagedFields = skip }, context.CancellationToken))
        {
            hosts.Add(host);
        }

        if (hosts.Count != HostDataset.Count)
        {
            throw new InvalidDataException($"{hosts.Count} hosts were listed.");
        }
    }
}
