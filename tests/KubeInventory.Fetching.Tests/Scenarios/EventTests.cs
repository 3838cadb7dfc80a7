using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>What <c>kubectl events</c> tells of a sync.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private readonly ScriptedFetcher _fetcher = new();
    private SyncBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await SyncBench.StartInProcessAsync(Ct);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_new_fleet_is_one_event()
    {
        Report(25);
        await RunAsync();

        var told = Assert.Single(await EventsAsync());
        Assert.Equal(("ProviderSource", "test", "Created", "Normal"), (told.Regarding?.Kind, told.Regarding?.Name, told.Reason, told.Type?.Value));
        Assert.StartsWith("25 reported for the first time: h-", told.Note, StringComparison.Ordinal);
        Assert.EndsWith(" and 15 more.", told.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_new_hosts_are_told_on_themselves_too()
    {
        Report(2);
        await RunAsync();

        Assert.Equal(["Host h-1 Created", "Host h-2 Created", "ProviderSource test Created"], await ToldAsync());
    }

    [Fact]
    public async Task A_run_that_changes_nothing_tells_nothing()
    {
        Report(2);
        await RunAsync();
        var before = await ToldAsync();

        await RunAsync(times: 3);

        Assert.Equal(before, await ToldAsync());
    }

    [Fact]
    public async Task A_broken_answer_and_its_end_are_told_once_each()
    {
        Report(2);
        await RunAsync();
        _fetcher.Break(FetchShard.All);
        await RunAsync(times: 3);
        Report(2);
        await RunAsync(times: 2);

        Assert.Equal(["ProviderSource test Complete", "ProviderSource test Unreachable"], (await ToldAsync()).Except(["Host h-1 Created", "Host h-2 Created", "ProviderSource test Created"]));
        Assert.Contains("all does not answer", (await EventsAsync()).Single(told => told.Reason == "Unreachable").Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retired_hosts_and_blocked_deletions_are_told_with_what_releases_them()
    {
        Report(20);
        await RunAsync();
        Report(12);
        var sync = Sync(null);
        for (var minute = 0; minute < 12; minute++)
        {
            await sync.SyncOnceAsync(Ct);
            _bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await using (var events = Recorder())
        {
            await _bench.SyncForAsync(Sync(events), TimeSpan.FromHours(25), Ct);
        }

        var blocked = Assert.Single(await EventsAsync(), told => told.Reason == "TooMany");
        Assert.Equal(("Warning", null), (blocked.Type?.Value, blocked.Series?.Count));
        Assert.Contains((await _bench.GetSourceAsync(Ct)).Status!.BlockedSet!, blocked.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_no_label_can_hold_is_told_on_its_host()
    {
        var host = _bench.Host("h-1");
        _fetcher.Report(FetchShard.All, host with { Metadata = host.Metadata! with { Labels = new Dictionary<string, string> { ["team"] = "a b" } } });
        await RunAsync();

        var told = Assert.Single(await EventsAsync(), told => told.Reason == "StoredOtherwise");
        Assert.Equal(("Host", "h-1", "Warning"), (told.Regarding?.Kind, told.Regarding?.Name, told.Type?.Value));
        Assert.Contains("team", told.Note, StringComparison.Ordinal);
    }

    private void Report(int count) => _fetcher.Report(FetchShard.All, _bench.Fleet(count).Select(host => (Fetched<V1Host>)host));

    private async Task RunAsync(int times = 1)
    {
        await using var events = Recorder();
        var sync = Sync(events);
        for (var run = 0; run < times; run++)
        {
            await sync.SyncOnceAsync(Ct);
            _bench.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private EventRecorder Recorder() => new(_bench.Connection, new EventRecorderOptions { Controller = "kubeinventory.io/fetcher" });

    private ProviderSync<V1Host> Sync(EventRecorder? events)
        => ProviderSync.ForHosts(_fetcher, _bench.Connection, _bench.Cache, new ProviderSyncOptions { Source = "test" }, _bench.Time, events: events);

    private async Task<IReadOnlyList<V1Event>> EventsAsync() => await new ResourceClient<V1Event>(_bench.Connection).ListAsync(cancellationToken: Ct).ToListAsync(Ct);

    private async Task<IReadOnlyList<string>> ToldAsync()
        => [.. (await EventsAsync()).Select(told => $"{told.Regarding?.Kind} {told.Regarding?.Name} {told.Reason}").Order(StringComparer.Ordinal)];
}
