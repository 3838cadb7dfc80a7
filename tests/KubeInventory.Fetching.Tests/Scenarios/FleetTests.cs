using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>Whole fleets that vanish.</summary>
public class FleetTests
{
    [Fact]
    public async Task Ten_thousand_hosts_that_vanish_and_come_back_cost_no_write()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var fleet = bench.Fleet(10_000).Select(host => (Fetched<V1Host>)host).ToList();
        var answer = fleet;
        var sync = bench.Sync(new AskedFetcher(_ => answer));
        Assert.Equal(10_000, (await sync.SyncOnceAsync(Ct)).Created);
        var versions = await bench.VersionsAsync(Ct);

        answer = [];
        var vanished = await bench.SyncForAsync(sync, TimeSpan.FromHours(25), Ct);
        Assert.Equal((Completeness.Failed, 0, 0), (vanished.Completeness, vanished.Missing, vanished.Deleted));

        answer = fleet;
        var back = await sync.SyncOnceAsync(Ct);
        Assert.Equal((Completeness.Complete, 10_000), (back.Completeness, back.Unchanged));
        Assert.Equal(versions, await bench.VersionsAsync(Ct));
    }

    [Fact]
    public async Task A_fleet_of_which_all_but_one_vanish_is_retired_kept_and_active_again_at_once()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var fleet = bench.Fleet(300).Select(host => (Fetched<V1Host>)host).ToList();
        var answer = fleet;
        var sync = bench.Sync(new AskedFetcher(_ => answer));
        await sync.SyncOnceAsync(Ct);
        bench.Time.Advance(TimeSpan.FromMinutes(1));

        answer = fleet[..1];
        var vanished = await bench.SyncForAsync(sync, TimeSpan.FromHours(26), Ct);
        Assert.Equal((299, 299, 0, "TooMany"), (vanished.Retired, vanished.Blocked, vanished.Deleted, vanished.Blocks[0].Reason));

        answer = fleet;
        Assert.Equal((299, 1), (await sync.SyncOnceAsync(Ct)) is var back ? (back.Updated, back.Unchanged) : default);
        Assert.All(bench.Cache.Lister.List(), host => Assert.Equal((V1HostStatusPhase.Active, null), (host.Status?.Phase, host.Status?.Provider?.MissingSince)));
    }
}
