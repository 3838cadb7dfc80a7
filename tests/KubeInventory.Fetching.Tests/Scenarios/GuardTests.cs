using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>What keeps records that are due, on both servers. The guards of broken answers are in <see cref="ProviderFaultTests"/>, that of filters in <see cref="SelectionTests"/>.</summary>
public class GuardTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task More_than_the_limit_goes_only_when_an_operator_names_exactly_that_set(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (fetcher, sync) = Fleet(bench, 9);
        await sync.SyncOnceAsync(Ct);
        fetcher.Report(FetchShard.All, bench.Fleet(3).Select(host => (Fetched<V1Host>)host));

        var outcome = await bench.SyncForAsync(sync, TimeSpan.FromMinutes(32), Ct);
        Assert.Equal(("TooMany", 6, 0), (Assert.Single(outcome.Blocks).Reason, outcome.Blocked, outcome.Deleted));
        Assert.Equal(9, (await bench.HostNamesAsync(Ct)).Count);
        await bench.ApproveDeletionsAsync("6-000000000000", Ct);
        Assert.Equal(0, (await sync.SyncOnceAsync(Ct)).Deleted);
        await bench.ApproveDeletionsAsync(outcome.BlockedSet!, Ct);
        Assert.Equal(6, (await sync.SyncOnceAsync(Ct)).Deleted);
        Assert.Equal(["h-1", "h-2", "h-3"], await bench.HostNamesAsync(Ct));
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_host_with_a_living_daemon_one_in_maintenance_and_one_in_an_operation_outlast_the_others(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (fetcher, sync) = Fleet(bench, 6);
        await sync.SyncOnceAsync(Ct);
        fetcher.Report(FetchShard.All, bench.Fleet(2).Select(host => (Fetched<V1Host>)host));
        await bench.UpdateHostAsync("h-3", host => host with { Spec = host.Spec! with { Maintenance = new() { Mode = V1HostSpecMaintenanceMode.Maintenance, Reason = "disk" } } }, Ct);
        await bench.Client.Hosts.Status.ApplyAsync(
            new V1Host { Metadata = new ObjectMeta { Name = bench.Name("h-4") }, Status = new V1HostStatus { Operation = new() { Uid = "op-1" } } }, new ApplyOptions { FieldManager = "daemon" }, Ct);
        await bench.CreateLeaseAsync("kubeinventory-host-leases", bench.Name("h-5"), bench.Time.GetUtcNow() + TimeSpan.FromMinutes(30), Ct);

        var outcome = await bench.SyncForAsync(sync, TimeSpan.FromMinutes(32), Ct);
        Assert.Equal(
            [("AgentAlive", bench.Name("h-5")), ("InMaintenance", bench.Name("h-3")), ("OperationInProgress", bench.Name("h-4"))],
            outcome.Blocks.Select(block => (block.Reason, Assert.Single(block.Names))).OrderBy(block => block.Reason, StringComparer.Ordinal));
        Assert.Null(outcome.BlockedSet);
        Assert.Equal(["h-1", "h-2", "h-3", "h-4", "h-5"], await bench.HostNamesAsync(Ct));

        await bench.SyncForAsync(sync, TimeSpan.FromMinutes(10), Ct);
        Assert.Equal(["h-1", "h-2", "h-3", "h-4"], await bench.HostNamesAsync(Ct));
    }

    [Fact]
    public async Task A_list_of_shards_that_fails_forgets_no_deletion_of_theirs()
    {
        await using var bench = await SyncBench.StartAsync(Ct);
        var fetcher = new ShardedFetcher { Hosts = [.. bench.Fleet(10)] };
        var options = Options(bench);
        var sync = bench.Sync(fetcher, options);
        await sync.SyncOnceAsync(Ct);
        fetcher.Hosts = [.. bench.Fleet(6)];
        await bench.SyncForAsync(sync, TimeSpan.FromMinutes(32), Ct);
        Assert.Equal(4, Deleted(await bench.GetSourceAsync(Ct)));

        fetcher.IsBroken = true;
        Assert.Equal(Completeness.Failed, (await sync.SyncOnceAsync(Ct)).Completeness);
        Assert.Equal(4, Deleted(await bench.GetSourceAsync(Ct)));
        fetcher.IsBroken = false;
        await bench.Sync(fetcher, options).SyncOnceAsync(Ct);
        Assert.Equal(4, Deleted(await bench.GetSourceAsync(Ct)));

        // A shard that is gone is forgotten when the day is over.
        fetcher.Shard = "another";
        await sync.SyncOnceAsync(Ct);
        Assert.Equal(4, Deleted(await bench.GetSourceAsync(Ct)));
        bench.Time.Advance(TimeSpan.FromHours(24));
        await sync.SyncOnceAsync(Ct);
        Assert.Equal(["another"], (await bench.GetSourceAsync(Ct)).Status?.Shards?.Select(shard => shard.Name));
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_deletion_by_an_operator_is_finished_though_the_source_is_suspended(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (_, sync) = Fleet(bench, 2);
        await sync.SyncOnceAsync(Ct);
        await bench.UpdateSourceAsync(spec => spec with { Suspend = true }, Ct);
        await bench.Client.Hosts.DeleteAsync(bench.Name("h-1"), cancellationToken: Ct);
        await bench.Cache.WaitForAsync((await bench.GetAsync("h-1", Ct)).Metadata!.ResourceVersion, Ct);

        Assert.True((await sync.SyncOnceAsync(Ct)).IsSuspended);
        Assert.Equal(["h-2"], await bench.HostNamesAsync(Ct));
    }

    private static int? Deleted(V1ProviderSource source) => source.Status?.Shards?.SingleOrDefault(shard => shard.Name == "rack")?.Deletions?.Deleted;

    private static (ScriptedFetcher Fetcher, ProviderSync<V1Host> Sync) Fleet(SyncBench bench, int count)
    {
        var fetcher = new ScriptedFetcher(bench.Fleet(count).Select(host => (Fetched<V1Host>)host));
        return (fetcher, bench.Sync(fetcher, Options(bench)));
    }

    private static ProviderSyncOptions Options(SyncBench bench) => new() { Source = bench.Source, Policy = new V1ProviderSourceSpec { DeleteAfter = "30m", MissingGrace = "2m" } };

    /// <summary>Has one shard, which it cannot always list.</summary>
    private sealed class ShardedFetcher : IProviderFetcher<V1Host>
    {
        public IReadOnlyList<V1Host> Hosts { get; set; } = [];

        public string Shard { get; set; } = "rack";

        public bool IsBroken { get; set; }

        public ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken)
            => IsBroken ? throw new FetchException(FetchFailure.Unreachable, "No list of racks.") : ValueTask.FromResult<IReadOnlyList<FetchShard>>([new FetchShard(Shard)]);

        public IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, CancellationToken cancellationToken)
            => Hosts.Select(host => (Fetched<V1Host>)host).ToAsyncEnumerable();
    }
}
