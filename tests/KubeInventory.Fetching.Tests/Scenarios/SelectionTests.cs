using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>Somebody changes what a source asks its provider for.</summary>
public class SelectionTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_filter_that_hides_most_of_the_fleet_is_tried_dry_first_and_undone_without_a_trace(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var sync = bench.Sync(new AskedFetcher(shard => bench.Fleet(10)
            .Where((_, index) => shard.Filters.Count == 0 || shard.Filters[0].Values.Contains($"{index}"))
            .Select(host => (Fetched<V1Host>)host)));
        await sync.SyncOnceAsync(Ct);
        var versions = await bench.VersionsAsync(Ct);

        await bench.UpdateSourceAsync(spec => spec with { Filters = [new V1ProviderSourceSpecFilter { Key = "index", Values = ["0"] }] }, Ct);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        var dry = await sync.SyncOnceAsync(Ct);
        Assert.Equal((true, 1, 9, 0), (dry.IsDryRun, dry.Unchanged, dry.Missing, dry.Retired));
        Assert.Contains((await bench.GetSourceAsync(Ct)).Status!.Conditions!, condition => condition is { Type: "DeletionBlocked", Reason: "SelectionChanged" });

        await bench.UpdateSourceAsync(spec => spec with { Filters = null }, Ct);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        var undone = await sync.SyncOnceAsync(Ct);
        Assert.Equal((10, 0, 0), (undone.Unchanged, undone.Missing, undone.Retired));
        Assert.Equal(versions, await bench.VersionsAsync(Ct));
    }
}
