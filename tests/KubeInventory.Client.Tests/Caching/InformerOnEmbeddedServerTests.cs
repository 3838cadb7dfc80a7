using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class InformerOnEmbeddedServerTests : InformerOnServerTests
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kubeinventory-");
    private EmbeddedApiServer? _server;

    [Fact]
    public async Task What_was_deleted_while_the_server_was_away_and_forgot_is_found_missing()
    {
        var time = new ManualTimeProvider();
        using var connection = _server!.Connect();
        var leases = new ResourceClient<V1Lease>(connection).InNamespace("default");
        await leases.CreateAsync(new V1Lease { Metadata = new ObjectMeta { Name = "kept" } }, cancellationToken: Ct);
        await leases.CreateAsync(new V1Lease { Metadata = new ObjectMeta { Name = "lost" } }, cancellationToken: Ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informer = new Informer<V1Lease>(leases, timeProvider: time);
        var running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(Ct);
        await using var changes = informer.SubscribeAsync(Ct).Skip(2).GetAsyncEnumerator(Ct);

        var port = _server.Address.Port;
        await _server.DisposeAsync();
        await time.WaitForTimerAsync(Backoff.Longest, Ct);
        _server = await EmbeddedApiServer.StartAsync(Options(port), Ct);
        await leases.DeleteAsync("lost", cancellationToken: Ct);
        _server.Compact();

        var gone = changes.MoveNextAsync().AsTask();
        for (var wait = time.WaitForTimerAsync(Backoff.Longest * 2, Ct);
            await Task.WhenAny(gone, wait) == wait;
            wait = time.WaitForTimerAsync(Backoff.Longest * 2, Ct))
        {
            time.Advance(await wait);
        }

        Assert.True(await gone);
        Assert.Equal((ResourceChangeType.Deleted, "lost"), (changes.Current.Type, changes.Current.Key.Name));
        Assert.Equal("kept", Assert.Single(informer.Lister.List()).Metadata!.Name);

        await stop.CancelAsync();
        await running;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    protected override async Task<KubeConnection> ConnectAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(Options(port: 0), Ct);
        return _server.Connect();
    }

    private EmbeddedApiServerOptions Options(int port) => new() { DataDirectory = _data.FullName, Port = port };
}
