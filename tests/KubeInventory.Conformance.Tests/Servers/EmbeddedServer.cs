using KubeInventory.Client;
using KubeInventory.Embedded;

namespace KubeInventory.Conformance.Tests;

/// <summary>The API server in this process.</summary>
public sealed class EmbeddedServer : ServerUnderTest
{
    private EmbeddedApiServer? _server;

    /// <inheritdoc/>
    public override string KubeConfig => _server!.KubeConfig;

    /// <inheritdoc/>
    public override async Task<KubeConnection> OpenAsync(CancellationToken cancellationToken, KubeConnectionOptions? options = null)
    {
        _server ??= await EmbeddedApiServer.StartAsync(cancellationToken);
        return _server.Connect(options);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
