using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Histories;

/// <summary>An API server in this process, and a cache of its hosts, for histories that run one after the other.</summary>
internal sealed class HistoryServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _caching;

    private HistoryServer(EmbeddedApiServer server, KubeConnection connection)
    {
        Server = server;
        Connection = connection;
        Inventory = new InventoryClient(connection);
        Cache = new Informer<V1Host>(Inventory.Hosts);
        _caching = Cache.RunAsync(_stop.Token);
    }

    public EmbeddedApiServer Server { get; }

    /// <summary>What operators and checks use: it never breaks.</summary>
    public KubeConnection Connection { get; }

    public InventoryClient Inventory { get; }

    public Informer<V1Host> Cache { get; }

    public static async Task<HistoryServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = await InProcessApi.StartAsync(cancellationToken);
        var connection = InProcessApi.Connect(server);
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, cancellationToken);
        var started = new HistoryServer(server, connection);
        await started.Cache.WaitForSyncAsync(cancellationToken);
        return started;
    }

    /// <summary>Makes room for the next history.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var host in Cache.Lister.List())
        {
            var free = await Inventory.Hosts.PatchAsync(host.Metadata!.Name!, Patch.Merge(new System.Text.Json.Nodes.JsonObject { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["finalizers"] = null } }), cancellationToken: cancellationToken);
            await Inventory.Hosts.DeleteAsync(free.Metadata!.Name!, cancellationToken: cancellationToken);
        }

        await foreach (var source in Inventory.ProviderSources.ListAsync(cancellationToken: cancellationToken))
        {
            await Inventory.ProviderSources.DeleteAsync(source.Metadata!.Name!, cancellationToken: cancellationToken);
        }

        await UntilCurrentAsync(cancellationToken);
    }

    /// <summary>Waits until the cache has what the server has.</summary>
    public async Task UntilCurrentAsync(CancellationToken cancellationToken)
    {
        var now = await Inventory.Hosts.ListPageAsync(cancellationToken: cancellationToken);
        while (!SameAs(now.Items))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        Connection.Dispose();
        await Server.DisposeAsync();
    }

    private bool SameAs(IReadOnlyList<V1Host> hosts)
        => Cache.Lister.List().Select(host => host.Metadata!.ResourceVersion).Order(StringComparer.Ordinal)
            .SequenceEqual(hosts.Select(host => host.Metadata!.ResourceVersion).Order(StringComparer.Ordinal));
}
