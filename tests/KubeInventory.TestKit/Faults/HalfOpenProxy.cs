using System.Collections.Concurrent;
using System.Net.Sockets;

namespace KubeInventory.TestKit;

/// <summary>
/// Passes bytes on, whatever they are, until connections go dead: then they stay open, and nothing comes through any more, as when a
/// load balancer or a firewall forgets them. New ones pass.
/// </summary>
public sealed class HalfOpenProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly ConcurrentBag<CancellationTokenSource> _alive = [];
    private readonly Uri _server;

    private HalfOpenProxy(Uri server)
    {
        _server = server;
        _listener = LoopbackListener.Start(ServeAsync);
    }

    /// <summary>Host and port at which it listens.</summary>
    public string Authority => $"127.0.0.1:{_listener.Port}";

    /// <summary>How many connections have come so far.</summary>
    public int Connections => _alive.Count;

    /// <summary>Listens on a free port.</summary>
    public static HalfOpenProxy Start(Uri server) => new(server);

    /// <summary>Lets the connections of this moment go dead.</summary>
    public void GoDead()
    {
        foreach (var alive in _alive)
        {
            alive.Cancel();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        foreach (var alive in _alive)
        {
            alive.Dispose();
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        var alive = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _alive.Add(alive);
        await using var client = new NetworkStream(socket);
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(_server.Host, _server.Port, stop);
        await using var server = upstream.GetStream();
        try
        {
            await Task.WhenAny(client.CopyToAsync(server, alive.Token), server.CopyToAsync(client, alive.Token));
        }
        catch (OperationCanceledException)
        {
            // It has gone dead.
        }

        if (alive.IsCancellationRequested)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
    }
}
