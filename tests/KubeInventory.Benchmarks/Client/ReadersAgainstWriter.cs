using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>How much longer a store's writer computes while 1,000 readers look things up.</summary>
internal static class ReadersAgainstWriter
{
    private const int Readers = 1_000;
    private const int Writes = 20_000;
    private const int Rounds = 9;

    public static async Task<double> MeasureAsync(IReadOnlyList<V1Host> hosts, FigureContext context)
    {
        var store = new Store<V1Host>();
        store.Replace(hosts);
        var alone = new List<double>();
        var among = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await WriteAsync(store, hosts, round));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
            var readers = Enumerable.Range(0, Readers).Select(first => ReadAsync(store, hosts, first, stop.Token)).ToArray();
            among.Add(await WriteAsync(store, hosts, round + Rounds));
            await stop.CancelAsync();
            await Task.WhenAll(readers);
        }

        context.Note(FormattableString.Invariant(
            $"{Median.Of(alone) / Writes:0} ns a write alone, {Median.Of(among) / Writes:0} ns with {Readers} readers"));
        return Median.Of(among) / Median.Of(alone);
    }

    private static Task<double> WriteAsync(Store<V1Host> store, IReadOnlyList<V1Host> hosts, int round) => Task.Factory.StartNew(
        () =>
        {
            var before = ThreadTime.Now;
            for (var i = 0; i < Writes; i++)
            {
                var host = hosts[i % hosts.Count];
                store.Set(host with { Metadata = host.Metadata! with { ResourceVersion = $"{round}-{i}" } });
            }

            return (double)(ThreadTime.Now - before);
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static async Task ReadAsync(Store<V1Host> store, IReadOnlyList<V1Host> hosts, int first, CancellationToken cancellationToken)
    {
        for (var i = first; !cancellationToken.IsCancellationRequested; i++)
        {
            for (var k = 0; k < 100; k++)
            {
                store.Snapshot.Find(Store<V1Host>.KeyOf(hosts[(i + k) % hosts.Count]));
            }

            await Task.Yield();
        }
    }
}
