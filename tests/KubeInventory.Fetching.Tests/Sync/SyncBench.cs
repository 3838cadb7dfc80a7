using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

/// <summary>An API server with the inventory's kinds, a cache of its hosts, and a clock.</summary>
internal sealed class SyncBench : IAsyncDisposable
{
    private readonly EmbeddedApiServer? _server;
    private readonly KubeConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _caching;
    private readonly string _prefix;

    private SyncBench(EmbeddedApiServer? server, KubeConnection connection, string source, string prefix)
    {
        _server = server;
        _connection = connection;
        (Source, _prefix) = (source, prefix);
        Client = new InventoryClient(connection);
        Cache = new Informer<V1Host>(Client.Hosts);
        _caching = Cache.RunAsync(_stop.Token);
    }

    /// <summary>The source of syncs that name none.</summary>
    public string Source { get; }

    public InventoryClient Client { get; }

    public Informer<V1Host> Cache { get; }

    public ManualTimeProvider Time { get; } = new();

    public KubeConnection Connection => _connection;

    public static Task<SyncBench> StartAsync(CancellationToken cancellationToken) => StartAsync(Server.Embedded, cancellationToken);

    /// <summary>A bench on a server of its own, or on the shared one, where it uses names of its own and cleans up.</summary>
    public static async Task<SyncBench> StartAsync(Server which, CancellationToken cancellationToken)
    {
        if (which is Server.Real)
        {
            var name = RealServer.UniqueName("sync");
            return await InstallAsync(new SyncBench(null, RealServer.Connect(), name, $"{name}-"), cancellationToken);
        }

        var server = await EmbeddedApiServer.StartAsync(cancellationToken);
        return await InstallAsync(new SyncBench(server, server.Connect(), "test", ""), cancellationToken);
    }

    /// <summary>A bench without sockets, for fleets.</summary>
    public static async Task<SyncBench> StartInProcessAsync(CancellationToken cancellationToken)
    {
        var server = await InProcessApi.StartAsync(cancellationToken);
        return await InstallAsync(new SyncBench(server, InProcessApi.Connect(server), "test", ""), cancellationToken);
    }

    /// <summary>The name that an object has on this server.</summary>
    public string Name(string name) => _prefix + name;

    /// <summary>A host as a fetcher reports it.</summary>
    public V1Host Host(string name) => Some.Host(Name(name));

    /// <summary>Hosts <c>h-1</c> to <c>h-COUNT</c>.</summary>
    public IEnumerable<V1Host> Fleet(int count) => Enumerable.Range(1, count).Select(i => Host($"h-{i}"));

    public Task<V1Host> GetAsync(string name, CancellationToken cancellationToken) => Client.Hosts.GetAsync(Name(name), cancellationToken);

    /// <summary>One run of a new sync, as after a restart.</summary>
    public Task<SyncOutcome> SyncOnceAsync(IProviderFetcher<V1Host> fetcher, CancellationToken cancellationToken)
        => Sync(fetcher).SyncOnceAsync(cancellationToken);

    /// <inheritdoc cref="SyncOnceAsync(IProviderFetcher{V1Host}, CancellationToken)"/>
    public Task<SyncOutcome> SyncOnceAsync(IProviderFetcher<V1Host> fetcher, ProviderSyncOptions options, CancellationToken cancellationToken)
        => Sync(fetcher, options).SyncOnceAsync(cancellationToken);

    public ProviderSync<V1Host> Sync(IProviderFetcher<V1Host> fetcher, ProviderSyncOptions? options = null)
        => ProviderSync.ForHosts(fetcher, _connection, Cache, options ?? new ProviderSyncOptions { Source = Source }, Time);

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
        => [.. (await OwnAsync(cancellationToken)).Select(host => host.Metadata!.Name![_prefix.Length..]).Order(StringComparer.Ordinal)];

    public Task<V1ProviderSource> GetSourceAsync(CancellationToken cancellationToken) => Client.ProviderSources.GetAsync(Source, cancellationToken);

    /// <summary>Changes the spec of the source as an operator does.</summary>
    public Task<V1ProviderSource> UpdateSourceAsync(Func<V1ProviderSourceSpec, V1ProviderSourceSpec> change, CancellationToken cancellationToken)
        => Client.ProviderSources.UpdateAsync(Source, source => source with { Spec = change(source.Spec!) }, cancellationToken);

    /// <summary>Lets a set of deletions pass the guards.</summary>
    public Task ApproveDeletionsAsync(string set, CancellationToken cancellationToken) => Client.ProviderSources.UpdateAsync(
        Source,
        source => source with { Metadata = source.Metadata! with { Annotations = new Dictionary<string, string> { ["kubeinventory.io/approve-deletions"] = set } } },
        cancellationToken);

    /// <summary>Changes a host as an operator does, and waits until the cache has it.</summary>
    public async Task UpdateHostAsync(string name, Func<V1Host, V1Host> change, CancellationToken cancellationToken)
    {
        var updated = await Client.Hosts.UpdateAsync(Name(name), change, new WriteOptions { FieldManager = "operator" }, cancellationToken);
        await Cache.WaitForAsync(updated.Metadata!.ResourceVersion, cancellationToken);
    }

    /// <summary>Waits until the cache no longer has a host.</summary>
    public async Task WaitUntilGoneAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var change in Cache.SubscribeAsync(cancellationToken))
        {
            if (!Cache.Lister.TryGet(Name(name), out _))
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
        => [.. (await OwnAsync(cancellationToken)).Select(host => host.Metadata!.ResourceVersion)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        if (_server is null)
        {
            await CleanUpAsync();
        }

        _connection.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<SyncBench> InstallAsync(SyncBench bench, CancellationToken cancellationToken)
    {
        await new CrdInstaller(bench.Connection).InstallAsync(CustomResourceDefinitions.All, cancellationToken);
        return bench;
    }

    private async Task<IReadOnlyList<V1Host>> OwnAsync(CancellationToken cancellationToken)
        => [.. (await Client.Hosts.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken))
            .Where(host => host.Metadata!.Name!.StartsWith(_prefix, StringComparison.Ordinal))];

    private async Task CleanUpAsync()
    {
        foreach (var host in await OwnAsync(CancellationToken.None))
        {
            await RealServer.RemoveAsync(Client.Hosts, host, CancellationToken.None);
        }

        foreach (var source in await Client.ProviderSources.ListAsync().ToListAsync())
        {
            if (source.Metadata!.Name!.StartsWith(Source, StringComparison.Ordinal))
            {
                await Client.ProviderSources.DeleteAsync(source.Metadata.Name!);
            }
        }
    }
}

/// <summary>Where a scenario runs.</summary>
public enum Server
{
    /// <summary>In the process of the test.</summary>
    Embedded,

    /// <summary>The testbed's kube-apiserver, which other tests use too.</summary>
    Real,
}
