using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>HTTP/2 connections that stay open and carry nothing any more. Nothing but a ping finds out.</summary>
public sealed class DeadConnectionTests : IAsyncLifetime
{
    private EmbeddedApiServer? _server;
    private HalfOpenProxy? _proxy;
    private KubeConnection? _connection;

    private HalfOpenProxy Proxy => _proxy!;

    private ResourceClient<V1Namespace> Namespaces => new(_connection!);

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(Ct);
        _proxy = HalfOpenProxy.Start(_server.Address);

        // No timeout of the client's own ends anything here.
        _connection = KubeConnection.FromKubeConfig(
            new KubeConfigOptions { Content = _server.KubeConfig.Replace(_server.Address.Authority, _proxy.Authority, StringComparison.Ordinal) },
            new KubeConnectionOptions
            {
                RequestTimeout = Timeout.InfiniteTimeSpan,
                KeepAlivePingDelay = TimeSpan.FromSeconds(1),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(1),
            });
    }

    public async ValueTask DisposeAsync()
    {
        await _connection!.DisposeAsync();
        await _proxy!.DisposeAsync();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task A_watch_ends_with_a_connection_exception_and_a_read_is_repeated()
    {
        await using var watch = Namespaces.WatchAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct);
        Assert.True(await watch.MoveNextAsync());
        await Namespaces.GetAsync("default", Ct);
        Assert.Equal(1, Proxy.Connections);

        Proxy.GoDead();
        var read = Namespaces.GetAsync("default", Ct);
        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => DrainAsync(watch));

        Assert.Contains("respond to a ping", failure.Message, StringComparison.Ordinal);
        Assert.Equal("default", (await read).Metadata?.Name);
        Assert.Equal(2, Proxy.Connections);
    }

    [Fact]
    public async Task An_informer_goes_on_over_a_new_connection()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informer = new Informer<V1Namespace>(Namespaces, new InformerOptions<V1Namespace> { WatchTimeout = TimeSpan.FromHours(1) });
        var running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(Ct);
        using var direct = _server!.Connect();
        var seen = await new ResourceClient<V1Namespace>(direct).CreateAsync(Named("seen"), cancellationToken: Ct);
        await informer.WaitForAsync(seen.Metadata!.ResourceVersion, Ct);

        Proxy.GoDead();
        var unseen = await new ResourceClient<V1Namespace>(direct).CreateAsync(Named("unseen"), cancellationToken: Ct);
        await informer.WaitForAsync(unseen.Metadata!.ResourceVersion, Ct);

        Assert.Equal("unseen", informer.Lister.Get("unseen").Metadata?.Name);
        await stop.CancelAsync();
        await running;
    }

    private static V1Namespace Named(string name) => new() { Metadata = new ObjectMeta { Name = name } };

    private static async Task DrainAsync(IAsyncEnumerator<WatchEvent<V1Namespace>> watch)
    {
        while (await watch.MoveNextAsync())
        {
        }
    }
}
