using System.Net;
using KubeInventory.Client;
using KubeInventory.Embedded;

namespace KubeInventory.Fetching.Azure.Tests;

public sealed class AzureSyncTests
{
    [Fact]
    public async Task Everything_is_stored_and_a_page_that_fails_loses_nothing()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        var cache = new Informer<V1Host>(new InventoryClient(connection).Hosts);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var caching = cache.RunAsync(stop.Token);
        var azure = new RecordedAzure();
        var sync = ProviderSync.ForHosts(new AzureFetcher(azure.Options()), connection, cache, new ProviderSyncOptions { Source = "azure" });

        var first = await sync.SyncOnceAsync(Ct);
        Assert.Equal((4, 0), (first.Created, first.Problems.Count));

        azure.Fault = request => request.RequestUri!.Query.Contains("skiptoken", StringComparison.Ordinal) ? RecordedAzure.Refusal(HttpStatusCode.TooManyRequests, "TooManyRequests", "Slow down.", 60) : null;
        var throttled = await sync.SyncOnceAsync(Ct);
        Assert.Equal((0, 0), (throttled.Missing, throttled.Created + throttled.Updated));
        Assert.Equal(FetchFailure.Throttled, throttled.Shards.Single(shard => shard.Name == RecordedAzure.Subscription).Failure);

        azure.Fault = _ => null;
        var again = await sync.SyncOnceAsync(Ct);
        Assert.Equal((4, 0), (again.Unchanged, again.Missing));
        await stop.CancelAsync();
        await caching;
    }
}
