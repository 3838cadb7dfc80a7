using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

public sealed class ReplicaTests : IAsyncLifetime
{
    private SyncBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await SyncBench.StartAsync(Ct);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Of_two_replicas_that_start_at_once_one_syncs_until_it_stops()
    {
        using var stopBoth = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var first = Replica().GetAsyncEnumerator(stopBoth.Token);
        var second = Replica().GetAsyncEnumerator(stopBoth.Token);
        var steps = new[] { first.MoveNextAsync().AsTask(), second.MoveNextAsync().AsTask() };
        var leads = await Task.WhenAny(steps);
        var (leader, waiting) = leads == steps[0] ? (first, steps[1]) : (second, steps[0]);

        Assert.Equal(1, leader.Current.Created);
        Assert.False(waiting.IsCompleted);

        await leader.DisposeAsync();
        Assert.True(await waiting);
        Assert.Equal(1, (leader == first ? second : first).Current.Unchanged);
        await (leader == first ? second : first).DisposeAsync();
    }

    [Fact]
    public async Task A_change_of_the_source_takes_effect_at_once()
    {
        var outcomes = SystemClock(new ScriptedFetcher(Some.Host("db-1"))).RunAsync(Ct).GetAsyncEnumerator(Ct);
        await outcomes.MoveNextAsync();
        await _bench.Client.ProviderSources.UpdateAsync("test", source => source with { Spec = source.Spec! with { Defaults = new V1ProviderSourceSpecDefaults { ClusterName = "eu" } } }, Ct);

        await outcomes.MoveNextAsync();
        Assert.Equal(1, outcomes.Current.Updated);
        Assert.Equal("eu", (await _bench.Client.Hosts.GetAsync("db-1", Ct)).Spec?.ClusterName);
        await outcomes.DisposeAsync();
    }

    private IAsyncEnumerable<SyncOutcome> Replica()
        => SystemClock(new ScriptedFetcher(Some.Host("db-1"))).RunAsLeaderAsync(Ct);

    private ProviderSync<V1Host> SystemClock(ScriptedFetcher fetcher)
        => ProviderSync.ForHosts(fetcher, _bench.Connection, _bench.Cache, new ProviderSyncOptions { Source = "test" });
}
