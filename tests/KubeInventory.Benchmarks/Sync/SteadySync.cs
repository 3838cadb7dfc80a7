using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.Fetching;
using KubeInventory.TestKit;

namespace KubeInventory.Benchmarks;

/// <summary>A fleet that is synced and at rest, on a server in this process: what a run costs now, it costs every minute of the year.</summary>
internal sealed class SteadySync : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly EmbeddedApiServer _server;
    private readonly KubeConnection _cacheConnection;
    private readonly KubeConnection _connection;
    private readonly Task _caching;
    private IAsyncEnumerator<SyncOutcome>? _running;

    private SteadySync(EmbeddedApiServer server, int count)
    {
        _server = server;
        Provider = new RackProvider("s", count);
        _cacheConnection = InProcessApi.Connect(server);
        RequestCounter? requests = null;
        _connection = InProcessApi.Connect(server, inner => requests = new RequestCounter(inner));
        Requests = requests!;
        Cache = new Informer<V1Host>(new ResourceClient<V1Host>(_cacheConnection));
        _caching = Cache.RunAsync(_stop.Token);
    }

    public RackProvider Provider { get; }

    public Informer<V1Host> Cache { get; }

    public RequestCounter Requests { get; }

    public static async Task<SteadySync> StartAsync(int count, FigureContext context)
    {
        var server = await InProcessApi.StartAsync(context.CancellationToken);
        using (var connection = InProcessApi.Connect(server))
        {
            await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, context.CancellationToken);
        }

        var sync = new SteadySync(server, count);
        await sync.Make().SyncOnceAsync(context.CancellationToken);
        return sync;
    }

    /// <summary>Starts a new process' worth of sync, and runs it until it has seen everything once.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        _running = Make().RunAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);
        for (var run = 0; run < 3; run++)
        {
            await NextAsync();
        }

        Requests.Reset();
    }

    /// <summary>The next run, a second after the one before.</summary>
    public async Task<SyncOutcome> NextAsync()
    {
        await _running!.MoveNextAsync();
        return _running.Current;
    }

    /// <summary>Ends that process' worth of sync; server and cache stay.</summary>
    public async Task EndAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
            _running = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _stop.CancelAsync();
        await _caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _connection.Dispose();
        _cacheConnection.Dispose();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private ProviderSync<V1Host> Make()
        => ProviderSync.ForHosts(Provider, _connection, Cache, new ProviderSyncOptions { Source = "steady", Policy = new V1ProviderSourceSpec { Interval = "1s" } });
}
