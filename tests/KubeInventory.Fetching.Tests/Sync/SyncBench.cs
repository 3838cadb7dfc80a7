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

    public KubeConnection Connection => _connection;

    /// <summary>One run of a new sync, as after a restart.</summary>
    public Task<SyncOutcome> SyncOnceAsync(IProviderFetcher<V1Host> fetcher, CancellationToken cancellationToken)
        => Sync(fetcher).SyncOnceAsync(cancellationToken);

    /// <inheritdoc cref="SyncOnceAsync(IProviderFetcher{V1Host}, CancellationToken)"/>
    public Task<SyncOutcome> SyncOnceAsync(IProviderFetcher<V1Host> fetcher, ProviderSyncOptions options, CancellationToken cancellationToken)
        => Sync(fetcher, options).SyncOnceAsync(cancellationToken);

    public ProviderSync<V1Host> Sync(IProviderFetcher<V1Host> fetcher, ProviderSyncOptions? options = null)
        => ProviderSync.ForHosts(fetcher, _connection, Cache, options ?? new ProviderSyncOptions { Source = "test" }, Time);

    /// <summary>Runs for a time: every quarter of an hour, and every minute of the last hour.</summary>
    public async Task<SyncOutcome> SyncForAsync(ProviderSync<V1Host> sync, TimeSpan time, CancellationToken cancellationToken)
    {
        var end = Time.GetUtcNow() + time;
        while (true)
        {
            var outcome = await sync.SyncOnceAsync(cancellationToken);
            if (Time.GetUtcNow() >= end)
            {
                return outcome;
            }

            Time.Advance(TimeSpan.FromMinutes(end - Time.GetUtcNow() > TimeSpan.FromHours(1) ? 15 : 1));
        }
    }

    public async Task<IReadOnlyList<string>> HostNamesAsync(CancellationToken cancellationToken)
        => [.. (await Client.Hosts.ListPageAsync(cancellationToken: cancellationToken)).Items.Select(host => host.Metadata!.Name!).Order(StringComparer.Ordinal)];

    /// <summary>Changes a host as an operator does, and waits until the cache has it.</summary>
    public async Task UpdateHostAsync(string name, Func<V1Host, V1Host> change, CancellationToken cancellationToken)
    {
        var updated = await Client.Hosts.UpdateAsync(name, change, new WriteOptions { FieldManager = "operator" }, cancellationToken);
        await Cache.WaitForAsync(updated.Metadata!.ResourceVersion, cancellationToken);
    }

    /// <summary>Waits until the cache no longer has a host.</summary>
    public async Task WaitUntilGoneAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var change in Cache.SubscribeAsync(cancellationToken))
        {
            if (!Cache.Lister.TryGet(name, out _))
            {
                return;
            }
        }
    }

    /// <summary>Creates a Lease, and its namespace if need be.</summary>
    public async Task CreateLeaseAsync(string @namespace, string name, DateTimeOffset? renewed, CancellationToken cancellationToken)
    {
        await new ResourceClient<V1Namespace>(Connection).ApplyAsync(
            new V1Namespace { Metadata = new ObjectMeta { Name = @namespace } }, new ApplyOptions { FieldManager = "test" }, cancellationToken);
        await new ResourceClient<V1Lease>(Connection).InNamespace(@namespace).CreateAsync(
            new V1Lease { Metadata = new ObjectMeta { Name = name }, Spec = new V1LeaseSpec { HolderIdentity = name, LeaseDurationSeconds = 40, RenewTime = renewed } },
            cancellationToken: cancellationToken);
    }

    /// <summary>The version of every host: the same ones as before mean that nothing was written.</summary>
    public async Task<IReadOnlyList<string?>> VersionsAsync(CancellationToken cancellationToken)
        => [.. (await Client.Hosts.ListPageAsync(cancellationToken: cancellationToken)).Items.Select(host => host.Metadata!.ResourceVersion)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _connection.Dispose();
        await _server.DisposeAsync();
    }
}
