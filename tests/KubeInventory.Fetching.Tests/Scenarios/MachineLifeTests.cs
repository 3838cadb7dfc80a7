using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>What happens to machines: they share names, stop, are replaced, and move.</summary>
public class MachineLifeTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task Two_machines_with_the_same_name_tag_are_both_present(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var twins = new[] { "i-1", "i-2" }.Select(id => Named(bench.Host(id), "web")).ToList();

        var outcome = await bench.SyncOnceAsync(Answer(_ => twins), Ct);

        Assert.Equal((2, 0), (outcome.Created, outcome.Problems.Count));
        Assert.Equal(["i-1", "i-2"], await bench.HostNamesAsync(Ct));
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_machine_that_its_provider_calls_stopped_is_stopped_and_never_missing(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var running = bench.Host("gce-1");
        await bench.SyncOnceAsync(Answer(_ => [running]), Ct);

        var stopped = running with { Status = new V1HostStatus { Provider = running.Status!.Provider! with { State = V1HostStatusProviderState.Stopped, RawState = "TERMINATED" } } };
        var outcome = await bench.SyncForAsync(bench.Sync(Answer(_ => [stopped])), TimeSpan.FromMinutes(12), Ct);

        Assert.Equal((1, 0, 0), (outcome.Unchanged, outcome.Missing, outcome.Retired));
        var host = await bench.GetAsync("gce-1", Ct);
        Assert.Equal((V1HostStatusPhase.Stopped, null), (host.Status?.Phase, host.Status?.Provider?.MissingSince));
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_replaced_machine_leaves_its_hostname_to_the_new_one_and_goes_missing(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        await bench.SyncOnceAsync(Answer(_ => [Named(bench.Host("i-old"), "db-1"), bench.Host("i-other")]), Ct);

        var outcome = await bench.SyncForAsync(
            bench.Sync(Answer(_ => [Named(bench.Host("i-new"), "db-1"), bench.Host("i-other")])), TimeSpan.FromMinutes(11), Ct);

        Assert.Equal(1, outcome.Retired);
        var (gone, here) = (await bench.GetAsync("i-old", Ct), await bench.GetAsync("i-new", Ct));
        Assert.Equal((V1HostStatusPhase.Missing, V1HostStatusPhase.Active), (gone.Status?.Phase, here.Status?.Phase));
        Assert.Equal(gone.Spec?.Hostname, here.Spec?.Hostname);
        Assert.NotEqual(gone.Metadata?.Uid, here.Metadata?.Uid);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_machine_that_moves_to_another_region_keeps_its_record(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (north, south) = (new FetchShard("north"), new FetchShard("south"));
        var options = new ProviderSyncOptions { Source = bench.Source, Shards = [north, south] };
        var place = north;
        var sync = bench.Sync(Answer(shard => [bench.Host($"{shard.Name}-1"), .. shard.Name == place.Name ? [At(bench.Host("mover"), shard.Name)] : (V1Host[])[]]), options);
        await sync.SyncOnceAsync(Ct);
        var before = await bench.GetAsync("mover", Ct);

        place = south;
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        var outcome = await sync.SyncOnceAsync(Ct);

        Assert.Equal((1, 2, 0), (outcome.Updated, outcome.Unchanged, outcome.Missing));
        var after = await bench.GetAsync("mover", Ct);
        Assert.Equal((before.Metadata?.Uid, "south", "south"), (after.Metadata?.Uid, after.Spec?.Zone, after.Metadata?.Annotations?["kubeinventory.io/shard"]));
        Assert.Equal(before.Status?.Provider?.FirstSeen, after.Status?.Provider?.FirstSeen);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_place_that_is_given_to_another_region_takes_its_hosts_along(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (europe, asia, provider) = (bench.Name("eu"), bench.Name("asia"), bench.Source);
        var hosts = bench.Fleet(3).Select(host => host with
        {
            Spec = host.Spec! with { Provider = provider, Region = null },
            Status = new V1HostStatus { Provider = host.Status!.Provider! with { ProviderRegion = "r1" } },
        }).ToList();
        await RegionAsync(bench, europe, provider, "r1");
        await RegionAsync(bench, asia, provider, "r2");
        var sync = bench.Sync(Answer(_ => hosts));
        await sync.SyncOnceAsync(Ct);
        Assert.Equal(europe, (await bench.GetAsync("h-1", Ct)).Spec?.Region);

        await RegionAsync(bench, europe, provider, "r3");
        await RegionAsync(bench, asia, provider, "r1");
        var outcome = await sync.SyncOnceAsync(Ct);

        Assert.Equal((3, Completeness.Complete), (outcome.Updated, outcome.Completeness));
        Assert.Equal(asia, (await bench.GetAsync("h-3", Ct)).Spec?.Region);
        Assert.Equal(asia, (await bench.GetAsync("h-3", Ct)).Metadata!.Labels!["topology.kubernetes.io/region"]);
        await bench.Client.Regions.DeleteAsync(europe, cancellationToken: Ct);
        await bench.Client.Regions.DeleteAsync(asia, cancellationToken: Ct);
    }

    private static AskedFetcher Answer(Func<FetchShard, IEnumerable<V1Host>> hosts) => new(shard => hosts(shard).Select(host => (Fetched<V1Host>)host));

    private static V1Host Named(V1Host host, string name) => host with
    {
        Spec = host.Spec! with { Hostname = $"{name}.example.net" },
        Status = host.Status! with { Provider = host.Status.Provider! with { Tags = new Dictionary<string, string> { ["Name"] = name } } },
    };

    private static V1Host At(V1Host host, string place) => host with
    {
        Spec = host.Spec! with { Zone = place },
        Status = host.Status! with { Provider = host.Status.Provider! with { ProviderRegion = place } },
    };

    private static Task<V1Region> RegionAsync(SyncBench bench, string name, string provider, string place) => bench.Client.Regions.ApplyAsync(
        new V1Region { Metadata = new ObjectMeta { Name = name }, Spec = new V1RegionSpec { Members = [new V1RegionSpecMember { Provider = provider, ProviderRegion = place }] } },
        new ApplyOptions { FieldManager = "operator" },
        Ct);
}
