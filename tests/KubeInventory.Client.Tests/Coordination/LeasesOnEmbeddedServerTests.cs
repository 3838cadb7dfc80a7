using KubeInventory.Embedded;

namespace KubeInventory.Client.Tests;

public sealed class LeasesOnEmbeddedServerTests : LeasesOnServerTests
{
    private EmbeddedApiServer? _server;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override async Task<KubeConnection> ConnectAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(Ct);
        return _server.Connect();
    }
}
