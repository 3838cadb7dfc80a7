using System.Runtime.CompilerServices;
using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>Processes and servers that start anew or die.</summary>
public class ServerFaultTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_restarted_fetcher_with_a_cold_cache_writes_and_deletes_nothing(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var hosts = bench.Fleet(20).Select(host => (Fetched<V1Host>)host).ToList();
        await bench.SyncOnceAsync(new AskedFetcher(_ => hosts), Ct);
        var versions = await bench.VersionsAsync(Ct);

        var cold = new Informer<V1Host>(bench.Client.Hosts);
        var sync = ProviderSync.ForHosts(new AskedFetcher(_ => hosts), bench.Connection, cold, new ProviderSyncOptions { Source = bench.Source }, bench.Time);
        var running = sync.SyncOnceAsync(Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var caching = cold.RunAsync(stop.Token);
        var outcome = await running;
        await stop.CancelAsync();
        await caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal((0, 0, 20, 0, 0), (outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Missing, outcome.Deleted));
        Assert.Equal(versions, await bench.VersionsAsync(Ct));
    }

    [Fact]
    public async Task A_server_without_the_kinds_is_said_to_lack_them_and_is_not_waited_for()
    {
        await using var server = await InProcessApi.StartAsync(Ct);
        using var connection = InProcessApi.Connect(server);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var cache = new Informer<V1Host>(new InventoryClient(connection).Hosts);
        var caching = cache.RunAsync(stop.Token);
        var sync = ProviderSync.ForHosts(new AskedFetcher(_ => []), connection, cache, new ProviderSyncOptions { Source = "test" });
        var refusal = await Assert.ThrowsAsync<KubeNotFoundException>(() => sync.SyncOnceAsync(Ct));
        await stop.CancelAsync();
        await caching;

        Assert.Contains("/apis/kubeinventory.io/v1/hosts", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CustomResourceDefinition is installed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_that_starts_before_its_server_waits_for_it()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        await using var server = await InProcessApi.StartAsync(Ct);
        var door = new Door();
        using var connection = InProcessApi.Connect(server, inner => new Doorkeeper(door) { InnerHandler = inner });
        var log = new LogLines();
        var sync = ProviderSync.ForHosts(new AskedFetcher(_ => []), connection, bench.Cache, new ProviderSyncOptions { Source = "test" }, bench.Time, log);
        await using var outcomes = sync.RunAsLeaderAsync(Ct).GetAsyncEnumerator(Ct);
        var step = outcomes.MoveNextAsync().AsTask();

        await bench.Time.WaitForTimerAsync(TimeSpan.FromSeconds(5), Ct);
        Assert.Contains("Source test: the API server does not answer; it is asked again in 00:00:05", log.Lines);
        Assert.False(step.IsCompleted);
        using (var kinds = InProcessApi.Connect(server))
        {
            await new CrdInstaller(kinds).InstallAsync(CustomResourceDefinitions.All, Ct);
        }

        door.IsOpen = true;
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await step);
        Assert.Equal(Completeness.Complete, outcomes.Current.Completeness);
    }

    private sealed class Door
    {
        public bool IsOpen { get; set; }
    }

    private sealed class Doorkeeper(Door door) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => door.IsOpen ? base.SendAsync(request, cancellationToken) : throw new HttpRequestException("Connection refused");
    }

    [Fact]
    public async Task An_api_server_that_is_killed_in_the_middle_of_a_sync_costs_nothing_but_time()
    {
        await using var own = await OwnTestbed.StartAsync(Ct);
        using var connection = own.Connect();
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var cache = new Informer<V1Host>(new InventoryClient(connection).Hosts);
        var caching = cache.RunAsync(stop.Token);
        var fetcher = new PausingFetcher(total: 120, pauseAfter: 60);
        var options = new ProviderSyncOptions { Source = "test", MaxParallelWrites = 4, Policy = new V1ProviderSourceSpec { Interval = "1s" } };
        var outcomes = ProviderSync.ForHosts(fetcher, connection, cache, options).RunAsync(stop.Token).GetAsyncEnumerator(stop.Token);

        var step = outcomes.MoveNextAsync().AsTask();
        await fetcher.Paused.WaitAsync(Ct);
        var restarting = own.RestartAsync(secondsDown: 1, Ct);
        fetcher.GoOn();
        await restarting;
        var stored = cache.Lister.List().ToDictionary(host => host.Metadata!.Name!, host => host.Metadata!.Uid, StringComparer.Ordinal);
        while (await step && outcomes.Current is not { Completeness: Completeness.Complete, Unchanged: 120 })
        {
            Assert.Equal((0, 0, 0), (outcomes.Current.Missing, outcomes.Current.Retired, outcomes.Current.Deleted));
            step = outcomes.MoveNextAsync().AsTask();
        }

        var hosts = cache.Lister.List();
        Assert.Equal(120, hosts.Count);
        Assert.All(hosts, host => Assert.Equal(V1HostStatusPhase.Active, host.Status?.Phase));
        Assert.All(hosts.Where(host => stored.ContainsKey(host.Metadata!.Name!)), host => Assert.Equal(stored[host.Metadata!.Name!], host.Metadata.Uid));
        await outcomes.DisposeAsync();
        await stop.CancelAsync();
        await caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Waits once, in the middle of its first answer.</summary>
    private sealed class PausingFetcher(int total, int pauseAfter) : IProviderFetcher<V1Host>
    {
        private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Paused => _paused.Task;

        public void GoOn() => _goOn.TrySetResult();

        public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= total; i++)
            {
                yield return Some.Host($"h-{i}");
                if (i == pauseAfter)
                {
                    _paused.TrySetResult();
                    await _goOn.Task.WaitAsync(cancellationToken);
                }
            }
        }
    }
}
