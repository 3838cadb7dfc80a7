using System.Threading.Channels;

namespace KubeInventory.Client.Tests;

/// <summary>An API server that the test plays itself: it takes each request in turn and answers it when it likes.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();
    private readonly WireServer _server;

    public ScriptedServer() => _server = WireServer.Start(async exchange =>
    {
        var request = new ScriptedRequest(exchange);
        _requests.Writer.TryWrite(request);
        await request.Done;
    });

    /// <summary>Requests that the test has not taken.</summary>
    public int Waiting => _requests.Reader.Count;

    public KubeConnection Connect(TimeProvider? time = null) => _server.Connect(new KubeConnectionOptions
    {
        MaxRetries = 0,
        TimeProvider = time ?? TimeProvider.System,
    });

    /// <summary>The next request, which must be a list.</summary>
    public async Task<ScriptedRequest> NextListAsync()
    {
        var request = await _requests.Reader.ReadAsync(Ct);
        Assert.False(request.IsWatch, $"Expected a list: {request}");
        return request;
    }

    /// <summary>The next request, which must be a watch.</summary>
    public async Task<ScriptedRequest> NextWatchAsync()
    {
        var request = await _requests.Reader.ReadAsync(Ct);
        Assert.True(request.IsWatch, $"Expected a watch: {request}");
        return request;
    }

    /// <summary>The next request, which must be a watch, with its stream opened.</summary>
    public async Task<ScriptedRequest> OpenWatchAsync()
    {
        var watch = await NextWatchAsync();
        await watch.OpenAsync();
        return watch;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
