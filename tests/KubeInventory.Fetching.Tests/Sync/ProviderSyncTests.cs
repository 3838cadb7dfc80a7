using KubeInventory.Client;
using KubeInventory.TestKit;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Tests.Sync;

public sealed class ProviderSyncTests : IAsyncLifetime
{
    private SyncBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await SyncBench.StartAsync(Ct);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_reported_host_is_stored_with_what_follows_from_it()
    {
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1")), Ct);

        Assert.Equal((1, 0, 0, Completeness.Complete), (outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Completeness));
        var host = await _bench.Client.Hosts.GetAsync("db-1", Ct);
        Assert.Equal("test", host.Spec?.Source);
        Assert.Equal("test", host.Metadata?.Labels?["kubeinventory.io/source"]);
        Assert.Equal("log", host.Metadata?.Labels?["kubeinventory.io/role"]);
        Assert.Equal("eu", host.Metadata?.Labels?["topology.kubernetes.io/region"]);
        Assert.Equal(V1HostStatusPhase.Active, host.Status?.Phase);
        Assert.Equal(_bench.Time.GetUtcNow(), host.Status?.Provider?.FirstSeen);
        Assert.Equal(["Observed=True", "InService=True", "LabelsApplied=True"], host.Status?.Conditions?.Select(condition => $"{condition.Type}={condition.Status}"));
    }

    [Fact]
    public async Task A_second_run_over_unchanged_data_writes_nothing()
    {
        var fetcher = new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1"));
        await _bench.SyncOnceAsync(fetcher, Ct);
        var version = await _bench.VersionsAsync(Ct);

        _bench.Time.Advance(TimeSpan.FromHours(1));
        var outcome = await _bench.SyncOnceAsync(fetcher, Ct);

        Assert.Equal((0, 0, 2), (outcome.Created, outcome.Updated, outcome.Unchanged));
        Assert.Equal(version, await _bench.VersionsAsync(Ct));
    }

    [Fact]
    public async Task A_changed_state_costs_one_write_and_moves_the_transition_time()
    {
        var running = Some.Host("db-1");
        await _bench.SyncOnceAsync(new ScriptedFetcher(running), Ct);
        var before = await _bench.Client.Hosts.GetAsync("db-1", Ct);

        _bench.Time.Advance(TimeSpan.FromHours(1));
        var stopped = running with { Status = running.Status! with { Provider = running.Status.Provider! with { State = V1HostStatusProviderState.Stopped } } };
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(stopped), Ct);

        var host = await _bench.Client.Hosts.GetAsync("db-1", Ct);
        Assert.Equal(1, outcome.Updated);
        Assert.Equal(before.Metadata?.Generation, host.Metadata?.Generation);
        Assert.Equal(V1HostStatusPhase.Stopped, host.Status?.Phase);
        Assert.Equal(before.Status?.Provider?.FirstSeen, host.Status?.Provider?.FirstSeen);
        var inService = host.Status?.Conditions?.Single(condition => condition.Type == "InService");
        Assert.Equal((ConditionStatus.False, _bench.Time.GetUtcNow()), (inService?.Status, inService?.LastTransitionTime));
    }

    [Fact]
    public async Task A_label_that_the_provider_no_longer_reports_goes_away()
    {
        var host = Some.Host("db-1");
        await _bench.SyncOnceAsync(new ScriptedFetcher(host with { Metadata = host.Metadata! with { Labels = new Dictionary<string, string> { ["tag"] = "x" } } }), Ct);
        await _bench.SyncOnceAsync(new ScriptedFetcher(host), Ct);

        Assert.DoesNotContain("tag", (await _bench.Client.Hosts.GetAsync("db-1", Ct)).Metadata!.Labels!.Keys);
    }

    [Fact]
    public async Task A_shard_that_breaks_halfway_loses_nothing()
    {
        var rack = new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1"));
        await _bench.SyncOnceAsync(rack, Ct);

        rack.BreakAfter(count: 1);
        var outcome = await _bench.SyncOnceAsync(rack, Ct);

        Assert.Equal(Completeness.Partial, outcome.Completeness);
        Assert.Equal((FetchFailure.Throttled, TimeSpan.FromSeconds(30)), (outcome.Shards[0].Failure, outcome.Shards[0].RetryAfter));
        Assert.Equal(0, outcome.Missing);
        Assert.Equal(["db-1", "web-1"], await _bench.HostNamesAsync(Ct));
        Assert.Equal(V1HostStatusPhase.Active, (await _bench.Client.Hosts.GetAsync("web-1", Ct)).Status?.Phase);
    }

    [Fact]
    public async Task A_host_that_a_complete_fetch_does_not_contain_is_marked_missing_and_kept()
    {
        await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1")), Ct);
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1")), Ct);

        Assert.Equal(1, outcome.Missing);
        var gone = await _bench.Client.Hosts.GetAsync("web-1", Ct);
        Assert.Equal((V1HostStatusPhase.Active, _bench.Time.GetUtcNow(), 1), (gone.Status?.Phase, gone.Status?.Provider?.MissingSince, gone.Status?.Provider?.MissingCycles));
        Assert.Equal("static://test/web-1", gone.Spec?.ProviderID);
        Assert.Contains(gone.Status!.Conditions!, condition => condition.Type == "Observed" && condition.Status == ConditionStatus.Unknown && condition.Reason == "Missing");
    }

    [Fact]
    public async Task A_missing_host_that_is_back_is_as_before()
    {
        var both = new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1"));
        await _bench.SyncOnceAsync(both, Ct);
        await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1")), Ct);
        await _bench.SyncOnceAsync(both, Ct);

        var back = await _bench.Client.Hosts.GetAsync("web-1", Ct);
        Assert.Equal((V1HostStatusPhase.Active, null), (back.Status?.Phase, back.Status?.Provider?.MissingSince));
    }

    [Fact]
    public async Task A_shard_says_nothing_about_the_hosts_of_another_one()
    {
        var (north, south) = (new FetchShard("north"), new FetchShard("south"));
        var options = new ProviderSyncOptions { Source = "test", Shards = [north, south] };
        var fetcher = new ScriptedFetcher();
        fetcher.Report(north, Some.Host("n-1"));
        fetcher.Report(south, Some.Host("s-1"), Some.Host("s-2"));
        await _bench.SyncOnceAsync(fetcher, options, Ct);

        fetcher.Report(south, Some.Host("s-1"));
        Assert.Equal(1, (await _bench.SyncOnceAsync(fetcher, options, Ct)).Missing);
    }

    [Fact]
    public async Task An_empty_answer_is_not_believed_where_hosts_were_known()
    {
        await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1")), Ct);

        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(), Ct);
        Assert.Equal((Completeness.Failed, 0), (outcome.Completeness, outcome.Missing));
        Assert.Contains("allowEmpty", outcome.Shards[0].Error, StringComparison.Ordinal);
        await _bench.Client.ProviderSources.UpdateAsync("test", source => source with { Spec = source.Spec! with { AllowEmpty = true } }, Ct);

        var believed = await _bench.SyncOnceAsync(new ScriptedFetcher(), new ProviderSyncOptions { Source = "test" }, Ct);
        Assert.Equal((Completeness.Complete, 1), (believed.Completeness, believed.Missing));
    }

    [Fact]
    public async Task What_an_operator_owns_stays_and_the_host_says_so()
    {
        await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1")), Ct);
        await _bench.Client.Hosts.ApplyAsync(
            new V1Host { Metadata = new ObjectMeta { Name = "db-1" }, Spec = new V1HostSpec { ProviderID = "static://test/db-1", Role = "special" } },
            new ApplyOptions { FieldManager = "operator", Force = true }, Ct);

        var other = Some.Host("db-1");
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(other with { Spec = other.Spec! with { Role = "db", Zone = "z2" } }), Ct);

        var host = await _bench.Client.Hosts.GetAsync("db-1", Ct);
        Assert.Equal(("special", "z2"), (host.Spec?.Role, host.Spec?.Zone));
        var applied = host.Status?.Conditions?.Single(condition => condition.Type == "LabelsApplied");
        Assert.Equal(ConditionStatus.False, applied?.Status);
        Assert.Contains(".spec.role", applied?.Message, StringComparison.Ordinal);
        Assert.Empty(outcome.Problems);
    }

    [Fact]
    public async Task A_host_that_an_operator_takes_out_of_service_is_in_maintenance()
    {
        var fetcher = new ScriptedFetcher(Some.Host("db-1"));
        await _bench.SyncOnceAsync(fetcher, Ct);
        var updated = await _bench.Client.Hosts.UpdateAsync(
            "db-1", host => host with { Spec = host.Spec! with { Maintenance = new V1HostSpecMaintenance { Mode = V1HostSpecMaintenanceMode.Maintenance, Reason = "new disk" } } }, Ct);
        await _bench.Cache.WaitForAsync(new ResourceVersion(updated.Metadata!.ResourceVersion), Ct);

        await _bench.SyncOnceAsync(fetcher, Ct);

        var host = await _bench.Client.Hosts.GetAsync("db-1", Ct);
        Assert.Equal(V1HostStatusPhase.Maintenance, host.Status?.Phase);
        Assert.Equal("new disk", host.Spec?.Maintenance?.Reason);
    }

    [Fact]
    public async Task A_host_that_the_server_refuses_is_named_and_the_others_are_stored()
    {
        var bad = Some.Host("bad");
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1"), bad with { Spec = bad.Spec! with { ProviderID = "no uri" } }), Ct);

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal("bad", problem.Name);
        Assert.Contains("spec.providerID", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["db-1"], await _bench.HostNamesAsync(Ct));
    }

    [Fact]
    public async Task A_host_that_is_reported_twice_is_named()
    {
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1"), Some.Host("db-1")), Ct);
        Assert.Contains("Reported twice", Assert.Single(outcome.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Created);
    }

    [Fact]
    public async Task A_host_that_the_fetcher_cannot_read_is_named_and_not_missing()
    {
        await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1")), Ct);
        var outcome = await _bench.SyncOnceAsync(new ScriptedFetcher(Some.Host("db-1"), Fetched.Unreadable<V1Host>("web-1", "vcpus is no number")), Ct);

        Assert.Equal((Completeness.Complete, 0), (outcome.Completeness, outcome.Missing));
        Assert.Equal(new SyncProblem("web-1", "vcpus is no number"), Assert.Single(outcome.Problems));
        Assert.Equal(V1HostStatusPhase.Active, (await _bench.Client.Hosts.GetAsync("web-1", Ct)).Status?.Phase);
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => ProviderSync.ForHosts(
            new ScriptedFetcher(), _bench.Connection, _bench.Cache,
            new ProviderSyncOptions { Source = "Not a name", MaxParallelWrites = 0, Shards = [FetchShard.All, FetchShard.All] }));
        Assert.Equal(3, refusal.Failures.Count());
    }
}
