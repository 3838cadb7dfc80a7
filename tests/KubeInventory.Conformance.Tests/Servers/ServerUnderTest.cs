using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>One server for all tests of the assembly, with the kinds that they need.</summary>
public abstract class ServerUnderTest : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private KubeConnection? _connection;

    /// <summary>Connects at the first call. Skips the test where this server is not to be had.</summary>
    public async Task<KubeConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_connection is null)
            {
                var connection = await OpenAsync(cancellationToken);
                await InstallWidgetsAsync(connection, cancellationToken);
                _connection = connection;
            }

            return _connection;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A kubeconfig of an administrator, once the server was connected to.</summary>
    public abstract string KubeConfig { get; }

    /// <summary>One more connection, which the caller disposes.</summary>
    public abstract Task<KubeConnection> OpenAsync(CancellationToken cancellationToken, KubeConnectionOptions? options = null);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _gate.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static Task InstallWidgetsAsync(KubeConnection connection, CancellationToken cancellationToken) =>
        new ResourceClient<Loose<Definitions>>(connection).InstallAsync(Loose<Definitions>.Of("widgets.conformance.kubeinventory.io", Widgets.Crd), cancellationToken);
}
