using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.NetBox.Tests;

public sealed class NetBoxSyncTests
{
    [Fact]
    public async Task Everything_is_stored_once_and_pages_with_repeated_rows_lose_nothing()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        await HoldAsync(connection, "netbox", "nb");
    }

    [Fact]
    public async Task A_real_api_server_stores_the_same()
    {
        using var connection = RealServer.Connect();
        var name = RealServer.UniqueName("nb");
        try
        {
            await HoldAsync(connection, name, name);
        }
        finally
        {
            await RemoveAsync(connection, name);
        }
    }

    private static async Task HoldAsync(KubeConnection connection, string source, string prefix)
    {
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        var hosts = new InventoryClient(connection).Hosts;
        var cache = new Informer<V1Host>(hosts);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var caching = cache.RunAsync(stop.Token);
        await using var netBox = new RecordedNetBox { HasCursor = false };
        using var fetcher = new NetBoxFetcher(netBox.Options(namePrefix: prefix));
        var sync = ProviderSync.ForHosts(fetcher, connection, cache, new ProviderSyncOptions { Source = source });

        var first = await sync.SyncOnceAsync(Ct);
        Assert.Equal((Completeness.Complete, 8, 0), (first.Completeness, first.Created, first.Problems.Count));
        Assert.Equal("netbox://netbox.example.net/dcim.device/7", (await hosts.GetAsync($"{prefix}-dev-7", Ct)).Spec?.ProviderID);
        Assert.Equal("netbox://netbox.example.net/virtualization.virtualmachine/7", (await hosts.GetAsync($"{prefix}-vm-7", Ct)).Spec?.ProviderID);

        // Rows of equal rank change places between the pages: one comes twice, and another never.
        netBox.Fault = request => request.Path == "/api/dcim/devices/"
            ? ProviderAnswer.Json(new JsonObject { ["count"] = 5, ["next"] = null, ["results"] = new JsonArray(netBox.Devices[0]!.DeepClone(), netBox.Devices[0]!.DeepClone()) }.ToJsonString())
            : null;
        var broken = await sync.SyncOnceAsync(Ct);
        Assert.Equal(
            (Completeness.Partial, FetchFailure.Malformed, 0, 0),
            (broken.Completeness, broken.Shards.Single(shard => shard.Name == "devices").Failure, broken.Missing, broken.Created + broken.Updated));

        netBox.Fault = _ => null;
        var again = await sync.SyncOnceAsync(Ct);
        Assert.Equal((Completeness.Complete, 8, 0), (again.Completeness, again.Unchanged, again.Missing));
        await stop.CancelAsync();
        await caching;
    }

    // The shared server keeps nothing of a test.
    private static async Task RemoveAsync(KubeConnection connection, string source)
    {
        var inventory = new InventoryClient(connection);
        var hosts = new ListOptions { LabelSelector = $"kubeinventory.io/source={source}" };
        await foreach (var host in inventory.Hosts.ListAsync(hosts, Ct))
        {
            await RealServer.RemoveAsync(inventory.Hosts, host, Ct);
        }

        await inventory.ProviderSources.DeleteAsync(source, cancellationToken: Ct);
    }
}
