using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace KubeInventory.Client.Tests;

/// <summary>An HTTP server that the test plays itself: it takes each request in turn and answers byte by byte.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();
    private readonly HttpClient _http = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly Task _accepting;

    public ScriptedServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public KubeConnection Connect(TimeProvider? time = null) => KubeConnection.FromHttpClient(
        _http,
        new Uri($"http://{_listener.LocalEndpoint}"),
        options: new KubeConnectionOptions { MaxRetries = 0, TimeProvider = time ?? TimeProvider.System });

    /// <summary>Requests that the test has not taken.</summary>
    public int Waiting => _requests.Reader.Count;

    /// <summary>The next request that arrives.</summary>
    public async Task<ScriptedRequest> NextAsync() => await _requests.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The next request, which must be a list.</summary>
    public async Task<ScriptedRequest> NextListAsync()
    {
        var request = await NextAsync();
        Assert.False(request.Query.ContainsKey("watch"), $"Expected a list: {request}");
        return request;
    }

    /// <summary>The next request, which must be a watch.</summary>
    public async Task<ScriptedRequest> NextWatchAsync()
    {
        var request = await NextAsync();
        Assert.True(request.Query.ContainsKey("watch"), $"Expected a watch: {request}");
        return request;
    }

    /// <summary>The next request, which must be a watch, with its stream opened.</summary>
    public async Task<ScriptedRequest> OpenWatchAsync()
    {
        var watch = await NextWatchAsync();
        await watch.OpenAsync();
        return watch;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _listener.Stop();
        await _accepting;
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                _sockets.Add(socket);
                _ = ReadAsync(socket);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    // A client may open a connection that it never uses, so none waits for another.
    private async Task ReadAsync(Socket socket)
    {
        if (await ScriptedRequest.ReadAsync(socket) is { } request)
        {
            _requests.Writer.TryWrite(request);
        }
    }
}
