using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Kinds;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>A kind of the user's own, which the generator has made.</summary>
public class OwnKindTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_generated_kind_is_stored_counted_as_missing_and_deleted_like_hosts_are(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        await new CrdInstaller(bench.Connection).InstallAsync(Kinds.CustomResourceDefinitions.All, Ct);
        var client = new ResourceClient<V1Switch>(bench.Connection);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var cache = new Informer<V1Switch>(client);
        var caching = cache.RunAsync(stop.Token);
        var fetcher = new SwitchFetcher { Answer = [Switch(bench, "sw-1", 48), Switch(bench, "sw-2", 24)] };
        var options = new ProviderSyncOptions { Source = bench.Source, Policy = new V1ProviderSourceSpec { DeleteAfter = "30m", MissingGrace = "2m" } };
        var sync = ProviderSync.For(fetcher, bench.Connection, cache, options, bench.Time);

        Assert.Equal((2, 0), (await sync.SyncOnceAsync(Ct)) is var first ? (first.Created, first.Problems.Count) : default);
        var stored = await client.GetAsync(bench.Name("sw-1"), Ct);
        Assert.Equal((48, "7.1", bench.Source), (stored.Spec?.Ports, stored.Status?.Firmware, stored.Metadata?.Labels?["kubeinventory.io/source"]));
        Assert.Equal(2, (await sync.SyncOnceAsync(Ct)).Unchanged);

        fetcher.Answer = [Switch(bench, "sw-1", 52)];
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), (await sync.SyncOnceAsync(Ct)) is var missing ? (missing.Updated, missing.Missing) : default);
        Assert.Contains("kubeinventory.io/missing-since", (await client.GetAsync(bench.Name("sw-2"), Ct)).Metadata!.Annotations!.Keys);

        var deleted = 0;
        for (var minute = 0; minute < 31; minute++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            deleted += (await sync.SyncOnceAsync(Ct)).Deleted;
        }

        Assert.Equal(1, deleted);
        Assert.Null(await client.FindAsync(bench.Name("sw-2"), Ct));
        Assert.Equal(52, (await client.GetAsync(bench.Name("sw-1"), Ct)).Spec?.Ports);
        await client.DeleteAsync(bench.Name("sw-1"), cancellationToken: Ct);
        await stop.CancelAsync();
        await caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_record_of_an_own_kind_stays_until_what_must_go_before_it_is_gone(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        await new CrdInstaller(bench.Connection).InstallAsync(Kinds.CustomResourceDefinitions.All, Ct);
        var client = new ResourceClient<V1Switch>(bench.Connection);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var cache = new Informer<V1Switch>(client);
        var caching = cache.RunAsync(stop.Token);
        var step = new MonitoringStep { Fails = true };
        var sync = ProviderSync.For(new SwitchFetcher { Answer = [Switch(bench, "sw-3", 48)] }, bench.Connection, cache, new() { Source = bench.Source }, bench.Time, decommission: step);
        await sync.SyncOnceAsync(Ct);
        await client.DeleteAsync(bench.Name("sw-3"), cancellationToken: Ct);
        await cache.WaitForAsync((await client.GetAsync(bench.Name("sw-3"), Ct)).Metadata!.ResourceVersion, Ct);

        Assert.Contains("monitoring is down", Assert.Single((await sync.SyncOnceAsync(Ct)).Problems).Message, StringComparison.Ordinal);
        step.Fails = false;
        await sync.SyncOnceAsync(Ct);
        Assert.Null(await client.FindAsync(bench.Name("sw-3"), Ct));
        await stop.CancelAsync();
        await caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private sealed class MonitoringStep : IDecommissionStep<V1Switch>
    {
        public bool Fails { get; set; }

        public Task RunAsync(V1Switch resource, CancellationToken cancellationToken)
            => Fails ? throw new InvalidOperationException("monitoring is down") : Task.CompletedTask;
    }

    private static V1Switch Switch(SyncBench bench, string name, int ports) => new()
    {
        Metadata = new ObjectMeta { Name = bench.Name(name) },
        Spec = new V1SwitchSpec { Address = $"{name}.example.net", Ports = ports },
        Status = new V1SwitchStatus { Firmware = "7.1" },
    };

    private sealed class SwitchFetcher : IProviderFetcher<V1Switch>
    {
        public IReadOnlyList<V1Switch> Answer { get; set; } = [];

        public async IAsyncEnumerable<Fetched<V1Switch>> FetchAsync(FetchShard shard, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            foreach (var found in Answer)
            {
                yield return found;
            }
        }
    }
}
