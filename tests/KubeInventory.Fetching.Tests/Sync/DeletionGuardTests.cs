using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

public sealed class DeletionGuardTests : IAsyncLifetime
{
    private readonly ScriptedFetcher _fetcher = new();
    private SyncBench _bench = null!;
    private ProviderSync<V1Host> _sync = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await SyncBench.StartAsync(Ct);
        _sync = _bench.Sync(_fetcher);
        Report(20);
        await _sync.SyncOnceAsync(Ct);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task More_than_the_limit_waits_for_an_operator_who_names_exactly_that_set()
    {
        Report(12);
        var outcome = await _bench.SyncForAsync(_sync, TimeSpan.FromHours(25), Ct);
        Assert.Equal((8, 8, 0), (outcome.Retired, outcome.Blocked, outcome.Deleted));
        var source = await SourceAsync();
        Assert.Equal((8, outcome.BlockedSet), (source.Status?.BlockedDeletions, source.Status?.BlockedSet));
        Assert.StartsWith("8-", outcome.BlockedSet, StringComparison.Ordinal);
        Assert.Contains(source.Status!.Conditions!, condition => condition is { Type: "DeletionBlocked", Reason: "TooMany" }
            && condition.Status == ConditionStatus.True && condition.Message!.Contains(outcome.BlockedSet!, StringComparison.Ordinal));

        // The approval of another set, such as that of yesterday, releases nothing.
        await ApproveAsync("8-000000000000");
        Assert.Equal(0, (await _sync.SyncOnceAsync(Ct)).Deleted);
        await ApproveAsync(outcome.BlockedSet!);
        Assert.Equal(8, (await _sync.SyncOnceAsync(Ct)).Deleted);
        Assert.Equal(12, (await _bench.HostNamesAsync(Ct)).Count);
        Assert.DoesNotContain((await SourceAsync()).Status!.Conditions!, condition => condition is { Type: "DeletionBlocked" } && condition.Status == ConditionStatus.True);
    }

    [Fact]
    public async Task The_limit_holds_for_a_day_however_the_deletions_are_spread()
    {
        for (var left = 19; left >= 12; left--)
        {
            Report(left);
            await _bench.SyncForAsync(_sync, TimeSpan.FromMinutes(30), Ct);
        }

        var outcome = await _bench.SyncForAsync(_sync, TimeSpan.FromHours(26), Ct);
        Assert.Equal(15, (await _bench.HostNamesAsync(Ct)).Count);
        Assert.Equal(3, outcome.Blocked);
        await _bench.SyncForAsync(_sync, TimeSpan.FromHours(24), Ct);
        Assert.Equal(12, (await _bench.HostNamesAsync(Ct)).Count);
    }

    [Fact]
    public async Task An_empty_answer_blocks_deletions_and_says_so()
    {
        Report(0);
        var outcome = await _bench.SyncForAsync(_sync, TimeSpan.FromHours(30), Ct);
        Assert.Equal((Completeness.Failed, 0, 0), (outcome.Completeness, outcome.Missing, outcome.Retired));
        Assert.Contains((await SourceAsync()).Status!.Conditions!, condition => condition is { Type: "DeletionBlocked", Reason: "EmptyAnswer" });
        Assert.Equal(20, (await _bench.HostNamesAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_host_whose_daemon_is_alive_is_not_deleted()
    {
        Report(19);
        await _bench.SyncForAsync(_sync, TimeSpan.FromHours(23.9), Ct);
        await _bench.CreateLeaseAsync("kubeinventory-host-leases", "h-20", _bench.Time.GetUtcNow() + TimeSpan.FromMinutes(5), Ct);
        var outcome = await _bench.SyncForAsync(_sync, TimeSpan.FromMinutes(8), Ct);

        Assert.Equal("AgentAlive", Assert.Single(outcome.Blocks).Reason);
        Assert.Null(outcome.BlockedSet);
        Assert.Contains((await _bench.Client.Hosts.GetAsync("h-20", Ct)).Status!.Conditions!, condition => condition is { Type: "ProviderMismatch" } && condition.Status == ConditionStatus.True);

        // An hour after its last sign of life it goes.
        Assert.Equal(1, await DeletedAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_host_in_maintenance_stays_until_it_leaves_it()
    {
        Report(19);
        await _bench.UpdateHostAsync("h-20", host => host with { Spec = host.Spec! with { Maintenance = new V1HostSpecMaintenance { Mode = V1HostSpecMaintenanceMode.Maintenance, Reason = "disk" } } }, Ct);
        var outcome = await _bench.SyncForAsync(_sync, TimeSpan.FromHours(25), Ct);
        Assert.Equal("InMaintenance", Assert.Single(outcome.Blocks).Reason);

        await _bench.UpdateHostAsync("h-20", host => host with { Spec = host.Spec! with { Maintenance = null } }, Ct);
        Assert.Equal(1, await DeletedAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_shard_that_cannot_be_seen_keeps_what_may_have_moved_there()
    {
        var (north, south) = (new FetchShard("north"), new FetchShard("south"));
        var fetcher = new ScriptedFetcher();
        fetcher.Report(north, Some.Host("n-1"), Some.Host("n-2"));
        fetcher.Report(south, Some.Host("s-1"));
        var sync = _bench.Sync(fetcher, new ProviderSyncOptions { Source = "sites", Shards = [north, south] });
        await sync.SyncOnceAsync(Ct);

        fetcher.Report(north, Some.Host("n-1"));
        fetcher.Break(south);
        var outcome = await _bench.SyncForAsync(sync, TimeSpan.FromHours(25), Ct);
        Assert.Equal("ShardsIncomplete", Assert.Single(outcome.Blocks).Reason);

        fetcher.Report(south, Some.Host("s-1"), Some.Host("n-2"));
        await sync.SyncOnceAsync(Ct);
        var moved = await _bench.Client.Hosts.GetAsync("n-2", Ct);
        Assert.Equal((V1HostStatusPhase.Active, "south"), (moved.Status?.Phase, moved.Metadata?.Annotations?["kubeinventory.io/shard"]));
    }

    [Fact]
    public async Task A_change_of_filters_concludes_nothing_from_the_first_fetch()
    {
        await UpdateSourceAsync(source => source with { Spec = source.Spec! with { ProviderRegions = ["all"] } });
        Report(12);
        var dry = await _sync.SyncOnceAsync(Ct);
        Assert.Equal((true, 8), (dry.IsDryRun, dry.Missing));
        Assert.Null((await _bench.Client.Hosts.GetAsync("h-20", Ct)).Status?.Provider?.MissingSince);
        Assert.Contains((await SourceAsync()).Status!.Conditions!, condition => condition is { Type: "DeletionBlocked", Reason: "SelectionChanged" });

        var next = await _sync.SyncOnceAsync(Ct);
        Assert.False(next.IsDryRun);
        Assert.NotNull((await _bench.Client.Hosts.GetAsync("h-20", Ct)).Status?.Provider?.MissingSince);
    }

    [Fact]
    public async Task An_answer_without_any_tags_changes_no_label()
    {
        var tagged = Enumerable.Range(1, 20).Select(i => Tagged(Some.Host($"h-{i}"), new() { ["team"] = "blue" })).ToList();
        await UpdateSourceAsync(source => source with { Spec = source.Spec! with { LabelMapping = [new() { Tag = "team", Label = "tag.kubeinventory.io/team" }] } });
        Report(tagged);
        await _sync.SyncOnceAsync(Ct);
        var versions = await _bench.VersionsAsync(Ct);

        Report(tagged.Select(host => Tagged(host, [])));
        var outcome = await _sync.SyncOnceAsync(Ct);
        Assert.Equal(Completeness.Partial, outcome.Completeness);
        Assert.Contains("have lost all their tags", outcome.Shards[0].Error, StringComparison.Ordinal);
        Assert.Equal(versions, await _bench.VersionsAsync(Ct));

        // At a single machine it is an event like any other.
        Report([.. tagged[..19], Tagged(tagged[19], [])]);
        Assert.Equal((Completeness.Complete, 1), (await _sync.SyncOnceAsync(Ct)) is var one ? (one.Completeness, one.Updated) : default);
        Assert.DoesNotContain("tag.kubeinventory.io/team", (await _bench.Client.Hosts.GetAsync("h-20", Ct)).Metadata!.Labels!.Keys);
    }

    [Fact]
    public async Task A_lost_mapping_can_be_approved()
    {
        Report(Enumerable.Range(1, 20).Select(i => Some.Host($"h-{i}")).Select(host => host with { Spec = host.Spec! with { Role = null } }));
        var outcome = await _sync.SyncOnceAsync(Ct);
        Assert.Equal(Completeness.Partial, outcome.Completeness);
        Assert.Equal("log", (await _bench.Client.Hosts.GetAsync("h-20", Ct)).Spec?.Role);

        var error = outcome.Shards[0].Error!;
        await AnnotateAsync("kubeinventory.io/approve-attribute-loss", error[(error.LastIndexOf('=') + 1)..].TrimEnd('.'));
        Assert.Equal((Completeness.Complete, 20), (await _sync.SyncOnceAsync(Ct)) is var released ? (released.Completeness, released.Updated) : default);
        Assert.Null((await _bench.Client.Hosts.GetAsync("h-20", Ct)).Spec?.Role);
    }

    [Fact]
    public async Task A_suspended_source_is_left_alone()
    {
        await UpdateSourceAsync(source => source with { Spec = source.Spec! with { Suspend = true } });
        Report(1);
        var outcome = await _sync.SyncOnceAsync(Ct);
        Assert.True(outcome.IsSuspended);
        Assert.Equal(0, outcome.Missing);
        Assert.Contains((await SourceAsync()).Status!.Conditions!, condition => condition is { Type: "Synced", Reason: "Suspended" });
    }

    private static V1Host Tagged(V1Host host, Dictionary<string, string> tags)
        => host with { Status = host.Status! with { Provider = host.Status.Provider! with { Tags = tags } } };

    private void Report(int count) => Report(Enumerable.Range(1, count).Select(i => Some.Host($"h-{i}")));

    private void Report(IEnumerable<V1Host> hosts) => _fetcher.Report(FetchShard.All, hosts.Select(host => (Fetched<V1Host>)host));

    private async Task<int> DeletedAsync(TimeSpan within)
    {
        var before = (await _bench.HostNamesAsync(Ct)).Count;
        await _bench.SyncForAsync(_sync, within, Ct);
        return before - (await _bench.HostNamesAsync(Ct)).Count;
    }

    private Task<V1ProviderSource> SourceAsync() => _bench.Client.ProviderSources.GetAsync("test", Ct);

    private Task<V1ProviderSource> UpdateSourceAsync(Func<V1ProviderSource, V1ProviderSource> change) => _bench.Client.ProviderSources.UpdateAsync("test", change, Ct);

    private Task<V1ProviderSource> ApproveAsync(string set) => AnnotateAsync("kubeinventory.io/approve-deletions", set);

    private Task<V1ProviderSource> AnnotateAsync(string key, string value)
        => UpdateSourceAsync(source => source with { Metadata = source.Metadata! with { Annotations = new Dictionary<string, string> { [key] = value } } });
}
