using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

/// <summary>An API server with the inventory's kinds, a cache of its hosts, and a clock.</summary>
internal sealed class SyncBench : IAsyncDisposable
{
    private readonly EmbeddedApiServer _server;
    private readonly KubeConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _caching;

    private SyncBench(EmbeddedApiServer server, KubeConnection connection)
    {
        _server = server;
        _connection = connection;
        Client = new InventoryClient(connection);
        Cache = new Informer<V1Host>(Client.Hosts);
        _caching = Cache.RunAsync(_stop.Token);
    }

    public InventoryClient Client { get; }

    public Informer<V1Host> Cache { get; }

    public ManualTimeProvider Time { get; } = new();

    public static async Task<SyncBench> StartAsync(CancellationToken cancellationToken)
    {
        var server = await EmbeddedApiServer.StartAsync(cancellationToken);
        var connection = server.Connect();
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, cancellationToken);
        return new SyncBench(server, connection);
    }

    public Task<SyncOutcome> SyncOnceAsync(IProviderFetcher<V1Host> fetcher, CancellationToken cancellationToken)
        => SyncOnceAsync(fetcher, new ProviderSyncOptions { Source = "test" }, cancellationToken);

    public Task<SyncOutcome> SyncOnceAsync(IProviderFetcher<V1Host> fetcher, ProviderSyncOptions options, CancellationToken cancellationToken)
        => ProviderSync.ForHosts(fetcher, Client.Hosts, Cache, options, Time).SyncOnceAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> HostNamesAsync(CancellationToken cancellationToken)
        => [.. (await Client.Hosts.ListPageAsync(cancellationToken: cancellationToken)).Items.Select(host => host.Metadata!.Name!).Order(StringComparer.Ordinal)];

    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
        => (await Client.Hosts.ListPageAsync(cancellationToken: cancellationToken)).Metadata.ResourceVersion;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _connection.Dispose();
        await _server.DisposeAsync();
    }
}
