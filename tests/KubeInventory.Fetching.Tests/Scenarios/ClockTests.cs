using KubeInventory.Fetching.Histories;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>A wall clock that does not tell how long something has been missing.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly HistoryClock _clock = new();
    private readonly ScriptedFetcher _fetcher = new();
    private SyncBench _bench = null!;
    private ProviderSync<V1Host> _sync = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await SyncBench.StartInProcessAsync(Ct);
        _sync = ProviderSync.ForHosts(_fetcher, _bench.Connection, _bench.Cache, new ProviderSyncOptions { Source = "test" }, _clock);
        Report(8);
        await RunAsync(Quarter);
        Report(7);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_clock_that_jumps_ahead_by_days_deletes_nothing_before_a_real_day_has_passed()
    {
        await RunAsync(TimeSpan.FromHours(1));
        _clock.Jump(TimeSpan.FromDays(3));

        var outcome = await RunAsync(TimeSpan.FromHours(23.5));
        Assert.Equal((1, "Held"), (outcome.Blocked, outcome.Blocks[0].Reason));

        await RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(7, (await _bench.HostNamesAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_clock_that_goes_back_starts_every_absence_anew()
    {
        await RunAsync(TimeSpan.FromHours(20));
        _clock.Jump(TimeSpan.FromHours(-30));

        await RunAsync(TimeSpan.FromHours(23));
        Assert.Equal(8, (await _bench.HostNamesAsync(Ct)).Count);
        await RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(7, (await _bench.HostNamesAsync(Ct)).Count);
    }

    private void Report(int count) => _fetcher.Report(FetchShard.All, _bench.Fleet(count).Select(host => (Fetched<V1Host>)host));

    private async Task<SyncOutcome> RunAsync(TimeSpan time)
    {
        var end = _clock.Elapsed + time;
        while (true)
        {
            var outcome = await _sync.SyncOnceAsync(Ct);
            if (_clock.Elapsed >= end)
            {
                return outcome;
            }

            _clock.Advance(Quarter);
        }
    }
}
