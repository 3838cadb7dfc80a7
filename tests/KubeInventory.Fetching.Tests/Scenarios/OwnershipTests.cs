using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>Several writers at once: sources, replicas, operators.</summary>
public class OwnershipTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task Of_two_fetchers_and_an_operator_who_set_one_label_the_operator_wins(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (first, second) = (Source(bench, "a", priority: 1), Source(bench, "b", priority: 2));
        await bench.SyncOnceAsync(Labelled(bench, "from-a"), first, Ct);
        await bench.SyncOnceAsync(Labelled(bench, "from-b"), second, Ct);
        var stored = await bench.Client.Hosts.ApplyAsync(
            new V1Host
            {
                Metadata = new ObjectMeta { Name = bench.Name("db-1"), Labels = new Dictionary<string, string> { ["tier"] = "operators" } },
                Spec = new V1HostSpec { ProviderID = bench.Host("db-1").Spec!.ProviderID },
            },
            new ApplyOptions { FieldManager = "operator", Force = true },
            Ct);
        await bench.Cache.WaitForAsync(stored.Metadata!.ResourceVersion, Ct);

        await bench.SyncOnceAsync(Labelled(bench, "again-from-a"), first, Ct);
        await bench.SyncOnceAsync(Labelled(bench, "again-from-b"), second, Ct);

        var host = await bench.GetAsync("db-1", Ct);
        Assert.Equal(("operators", second.Source), (host.Metadata?.Labels?["tier"], host.Spec?.Source));
        var applied = host.Status!.Conditions!.Single(condition => condition.Type == "LabelsApplied");
        Assert.Equal((ConditionStatus.False, "OperatorOwns"), (applied.Status, applied.Reason));
        Assert.Contains("tier", applied.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task Of_two_replicas_that_start_at_once_one_stores_the_fleet(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var replicas = Enumerable.Range(0, 2).Select(_ => Replica(bench).RunAsLeaderAsync(stop.Token).GetAsyncEnumerator(stop.Token)).ToList();
        var steps = replicas.ConvertAll(replica => replica.MoveNextAsync().AsTask());
        var leads = steps.IndexOf(await Task.WhenAny(steps));

        Assert.Equal((10, Completeness.Complete), (replicas[leads].Current.Created, replicas[leads].Current.Completeness));
        var versions = await bench.VersionsAsync(Ct);
        await replicas[leads].DisposeAsync();
        Assert.True(await steps[1 - leads]);
        Assert.Equal((0, 10), (replicas[1 - leads].Current.Created, replicas[1 - leads].Current.Unchanged));
        Assert.Equal(versions, await bench.VersionsAsync(Ct));
        await replicas[1 - leads].DisposeAsync();
    }

    private static ProviderSync<V1Host> Replica(SyncBench bench)
    {
        var hosts = bench.Fleet(10).Select(host => (Fetched<V1Host>)host).ToList();
        return ProviderSync.ForHosts(new AskedFetcher(_ => hosts), bench.Connection, bench.Cache, new ProviderSyncOptions { Source = bench.Source });
    }

    private static ProviderSyncOptions Source(SyncBench bench, string name, int priority)
        => new() { Source = $"{bench.Source}-{name}", Policy = new V1ProviderSourceSpec { Priority = priority } };

    private static ScriptedFetcher Labelled(SyncBench bench, string tier)
    {
        var host = bench.Host("db-1");
        return new ScriptedFetcher(host with { Metadata = host.Metadata! with { Labels = new Dictionary<string, string> { ["tier"] = tier } } });
    }
}
