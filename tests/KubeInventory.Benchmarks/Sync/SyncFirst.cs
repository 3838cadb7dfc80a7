using KubeInventory.Client;
using KubeInventory.Fetching;
using KubeInventory.TestKit;

namespace KubeInventory.Benchmarks;

/// <summary>A fleet that the server does not know yet.</summary>
internal sealed class SyncFirst : IFigure
{
    private const int Rounds = 5;
    private const int HostsPerRound = HostDataset.Count / Rounds;
    private static readonly int[] Concurrencies = [8, 16, 32];

    public string Name => "sync.first";

    public string Summary => "Throughput of a first sync, against a bare loop of the same applies with the best concurrency, in turns; 10,000 hosts each, on a real API server.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        if (Environment.GetEnvironmentVariable("KUBEINVENTORY_TEST_KUBECONFIG") is not { Length: > 0 } path)
        {
            throw new CannotMeasureException("set KUBEINVENTORY_TEST_KUBECONFIG to the kubeconfig of an API server that may be filled");
        }

        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = path });
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, context.CancellationToken);
        List<TimeSpan> syncs = [];
        var loops = Concurrencies.ToDictionary(concurrency => concurrency, _ => new List<TimeSpan>());
        for (var round = -1; round < Rounds; round++)
        {
            var (sync, stored) = await SyncAsync(connection, RealServer.UniqueName("first"), context.CancellationToken);
            if (round >= 0)
            {
                syncs.Add(sync);
            }

            foreach (var concurrency in Concurrencies)
            {
                var loop = await LoopAsync(connection, stored, concurrency, context.CancellationToken);
                if (round >= 0)
                {
                    loops[concurrency].Add(loop);
                }
            }

            await RemoveAsync(connection, stored, context.CancellationToken);
        }

        var best = loops.MinBy(loop => Median.Of(loop.Value.Select(time => time.Ticks)));
        var (mine, theirs) = (Median.Of(syncs.Select(time => time.Ticks)), Median.Of(best.Value.Select(time => time.Ticks)));
        context.Note($"{HostsPerRound / TimeSpan.FromTicks(mine).TotalSeconds:0} hosts/s; bare loop with {best.Key} at once {HostsPerRound / TimeSpan.FromTicks(theirs).TotalSeconds:0} hosts/s");
        return [new Reading((double)theirs / mine, Goal.AtLeast(0.9, "of the throughput of a bare loop"))];
    }

    private static async Task<(TimeSpan Time, IReadOnlyList<V1Host> Stored)> SyncAsync(KubeConnection connection, string source, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var cache = new Informer<V1Host>(new ResourceClient<V1Host>(connection), new InformerOptions<V1Host> { LabelSelector = $"kubeinventory.io/source={source}" });
        var caching = cache.RunAsync(stop.Token);
        await cache.WaitForSyncAsync(cancellationToken);
        var sync = ProviderSync.ForHosts(new RackProvider($"{source}-", HostsPerRound), connection, cache, new ProviderSyncOptions { Source = source });
        var start = TimeProvider.System.GetTimestamp();
        await sync.SyncOnceAsync(cancellationToken);
        var time = TimeProvider.System.GetElapsedTime(start);
        var stored = cache.Lister.List();
        await stop.CancelAsync();
        await caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await new InventoryClient(connection).ProviderSources.DeleteAsync(source, cancellationToken: cancellationToken);
        return (time, stored);
    }

    // What the sync has sent, under other names: the whole object, then the status.
    private static async Task<TimeSpan> LoopAsync(KubeConnection connection, IReadOnlyList<V1Host> stored, int concurrency, CancellationToken cancellationToken)
    {
        var hosts = new ResourceClient<V1Host>(connection);
        var suffix = $"-{concurrency}";
        var applied = stored.Select(host => new V1Host
        {
            Metadata = new ObjectMeta { Name = host.Metadata!.Name + suffix, Labels = host.Metadata.Labels, Annotations = host.Metadata.Annotations, Finalizers = host.Metadata.Finalizers },
            Spec = host.Spec,
        }).ToList();
        var statuses = stored.Select(host => new V1Host { Metadata = new ObjectMeta { Name = host.Metadata!.Name + suffix }, Status = host.Status }).ToList();
        var start = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, stored.Count), new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken }, async (i, token) =>
            {
                await hosts.ApplyAsync(applied[i], new ApplyOptions { FieldManager = "loop" }, token);
                await hosts.Status.ApplyAsync(statuses[i], new ApplyOptions { FieldManager = "loop", Force = true }, token);
            });
        var time = TimeProvider.System.GetElapsedTime(start);
        await RemoveAsync(connection, applied, cancellationToken);
        return time;
    }

    private static async Task RemoveAsync(KubeConnection connection, IReadOnlyList<V1Host> stored, CancellationToken cancellationToken)
    {
        var hosts = new ResourceClient<V1Host>(connection);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(stored, parallel, async (host, token) => await RealServer.RemoveAsync(hosts, host, token));
    }
}
