using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

public sealed class AbsenceTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ScriptedFetcher _fetcher = new();
    private SyncBench _bench = null!;
    private ProviderSync<V1Host> _sync = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await SyncBench.StartAsync(Ct);
        _sync = _bench.Sync(_fetcher);
        Report(Fleet(8));
        await _sync.SyncOnceAsync(Ct);
        _bench.Time.Advance(Minute);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_host_is_retired_after_enough_fetches_and_enough_time()
    {
        Report(Fleet(7));
        List<(int Missing, int Retired, string Phase)> steps = [];
        for (var minute = 0; minute <= 10; minute++)
        {
            var outcome = await _sync.SyncOnceAsync(Ct);
            steps.Add((outcome.Missing, outcome.Retired, (await HostAsync("h-8"))!.Status!.Phase!.Value.Value));
            _bench.Time.Advance(Minute);
        }

        Assert.All(steps[..10], step => Assert.Equal((1, 0, "Active"), step));
        Assert.Equal((0, 1, "Missing"), steps[10]);
        Assert.Equal(3, (await HostAsync("h-8"))?.Status?.Provider?.MissingCycles);
    }

    [Fact]
    public async Task A_retired_host_costs_no_more_writes()
    {
        Report(Fleet(7));
        await _bench.SyncForAsync(_sync, TimeSpan.FromMinutes(11), Ct);
        var versions = await _bench.VersionsAsync(Ct);

        await _bench.SyncForAsync(_sync, TimeSpan.FromMinutes(30), Ct);
        Assert.Equal(versions, await _bench.VersionsAsync(Ct));
    }

    [Fact]
    public async Task A_host_that_stays_away_is_deleted_after_a_day_and_its_leases_with_it()
    {
        await CreateLeaseAsync("kubeinventory-host-leases", "h-8", renewed: _bench.Time.GetUtcNow());
        await CreateLeaseAsync("kubeinventory-system", "op-h-8", renewed: null);
        Report(Fleet(7));

        await _bench.SyncForAsync(_sync, TimeSpan.FromHours(23.5), Ct);
        Assert.NotNull(await HostAsync("h-8"));

        var outcome = await _bench.SyncForAsync(_sync, TimeSpan.FromHours(0.5), Ct);
        Assert.Equal((1, 0), (outcome.Deleted, outcome.Retired));
        Assert.Null(await HostAsync("h-8"));
        Assert.Null(await Leases("kubeinventory-host-leases").FindAsync("h-8", Ct));
        Assert.Null(await Leases("kubeinventory-system").FindAsync("op-h-8", Ct));
    }

    [Fact]
    public async Task Restarts_neither_lose_nor_double_the_count()
    {
        Report(Fleet(7));
        for (var start = 0; start < 20; start++)
        {
            await _bench.SyncOnceAsync(_fetcher, Ct);
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, (await HostAsync("h-8"))?.Status?.Provider?.MissingCycles);
        _bench.Time.Advance(Minute);
        await _bench.SyncOnceAsync(_fetcher, Ct);
        Assert.Equal(2, (await HostAsync("h-8"))?.Status?.Provider?.MissingCycles);
    }

    [Fact]
    public async Task A_host_that_comes_back_starts_from_the_beginning()
    {
        Report(Fleet(7));
        await _bench.SyncForAsync(_sync, TimeSpan.FromHours(23), Ct);
        Report(Fleet(8));
        await _sync.SyncOnceAsync(Ct);

        var back = await HostAsync("h-8");
        Assert.Equal((V1HostStatusPhase.Active, null, null), (back?.Status?.Phase, back?.Status?.Provider?.MissingSince, back?.Status?.Provider?.MissingCycles));
        Report(Fleet(7));
        await _bench.SyncForAsync(_sync, TimeSpan.FromHours(2), Ct);
        Assert.NotNull(await HostAsync("h-8"));
    }

    [Fact]
    public async Task A_host_that_the_provider_calls_terminated_needs_no_confirmation()
    {
        var dead = Some.Host("h-8");
        Report([.. Fleet(7), dead with { Status = new V1HostStatus { Provider = dead.Status!.Provider! with { State = V1HostStatusProviderState.Terminated } } }]);
        await _sync.SyncOnceAsync(Ct);
        var host = await HostAsync("h-8");
        Assert.Equal((V1HostStatusPhase.Terminated, _bench.Time.GetUtcNow()), (host?.Status?.Phase, host?.Status?.Provider?.MissingSince));

        Report(Fleet(7));
        _bench.Time.Advance(Minute);
        Assert.Equal((0, 1), (await _sync.SyncOnceAsync(Ct)) is var outcome ? (outcome.Missing, outcome.Retired) : default);
    }

    [Fact]
    public async Task A_host_that_was_terminated_before_it_was_known_gets_no_record()
    {
        var dead = Some.Host("h-9");
        Report([.. Fleet(8), dead with { Status = new V1HostStatus { Provider = dead.Status!.Provider! with { State = V1HostStatusProviderState.Terminated } } }]);
        await _sync.SyncOnceAsync(Ct);
        Assert.Null(await HostAsync("h-9"));
    }

    [Fact]
    public async Task A_deletion_by_an_operator_is_finished_and_the_machine_is_found_anew()
    {
        await _bench.Client.Hosts.DeleteAsync("h-8", cancellationToken: Ct);
        var old = await HostAsync("h-8");
        Assert.NotNull(old?.Metadata?.DeletionTimestamp);
        await _bench.Cache.WaitForAsync(old.Metadata.ResourceVersion, Ct);

        await _sync.SyncOnceAsync(Ct);
        Assert.Null(await HostAsync("h-8"));
        await _bench.WaitUntilGoneAsync("h-8", Ct);
        Assert.Equal(1, (await _sync.SyncOnceAsync(Ct)).Created);
        Assert.NotEqual(old.Metadata.Uid, (await HostAsync("h-8"))?.Metadata?.Uid);
    }

    private static IEnumerable<V1Host> Fleet(int count) => Enumerable.Range(1, count).Select(i => Some.Host($"h-{i}"));

    private void Report(IEnumerable<V1Host> hosts) => _fetcher.Report(FetchShard.All, hosts.Select(host => (Fetched<V1Host>)host));

    private Task<V1Host?> HostAsync(string name) => _bench.Client.Hosts.FindAsync(name, Ct);

    private ResourceClient<V1Lease> Leases(string @namespace) => new ResourceClient<V1Lease>(_bench.Connection).InNamespace(@namespace);

    private Task CreateLeaseAsync(string @namespace, string name, DateTimeOffset? renewed) => _bench.CreateLeaseAsync(@namespace, name, renewed, Ct);
}
