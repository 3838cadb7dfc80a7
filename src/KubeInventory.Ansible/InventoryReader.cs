using KubeInventory.Client;

namespace KubeInventory.Ansible;

/// <summary>Reads hosts and clusters from the API server.</summary>
internal static class InventoryReader
{
    public static async Task<Inventory> ReadAsync(KubeConnection connection, string? selector, InventoryOptions options, CancellationToken cancellationToken)
    {
        var client = new InventoryClient(connection);
        List<V1Host> hosts = [];
        await foreach (var host in client.Hosts.ListAsync(new ListOptions { LabelSelector = selector }, cancellationToken).ConfigureAwait(false))
        {
            hosts.Add(host);
        }

        List<V1Cluster> clusters = [];
        await foreach (var cluster in client.Clusters.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            clusters.Add(cluster);
        }

        return InventoryBuilder.Build(hosts, clusters, options);
    }
}
