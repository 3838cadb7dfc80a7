using System.Collections.Concurrent;
using System.Net.Sockets;
using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>
/// Stands between clients and an API server, and does to each request what its schedule says. Clients speak plain HTTP/1.1 to it and
/// authenticate with a bearer token; each connection carries one request.
/// </summary>
/// <example><code>
/// await using var proxy = FaultProxy.Start(server.Address);
/// proxy.Next(Fault.Refuse(429, "TooManyRequests", retryAfterSeconds: 1), Fault.ResetAfter(500));
/// using var connection = proxy.Connect("token");
/// </code></example>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly ConcurrentQueue<Fault> _next = [];
    private readonly TimeProvider _time;

    private FaultProxy(Uri server, TimeProvider time)
    {
        Server = server;
        _time = time;
        _listener = LoopbackListener.Start(ServeAsync);
    }

    /// <summary>Where requests go that are passed on; may be changed while it runs.</summary>
    public Uri Server { get; set; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{_listener.Port}/");

    /// <summary>Chooses the fault of a request, by its first line, where none was asked for by <see cref="Next"/>. Default: none.</summary>
    public Func<string, Fault> Otherwise { get; set; } = _ => Fault.None;

    /// <summary>The first lines of all requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Listens on a free port.</summary>
    public static FaultProxy Start(Uri server, TimeProvider? time = null) => new(server, time ?? TimeProvider.System);

    /// <summary>The faults of the next requests.</summary>
    public void Next(params ReadOnlySpan<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _next.Enqueue(fault);
        }
    }

    /// <summary>A connection through this proxy.</summary>
    public KubeConnection Connect(string token, KubeConnectionOptions? options = null) => KubeConnection.FromKubeConfig(
        new KubeConfigOptions
        {
            Content = $$"""
                {"apiVersion":"v1","kind":"Config","current-context":"it",
                 "contexts":[{"name":"it","context":{"cluster":"it","user":"it"} }],
                 "clusters":[{"name":"it","cluster":{"server":"{{Address}}"} }],
                 "users":[{"name":"it","user":{"token":"{{token}}"} } ]}
                """,
        },
        options);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        await using var client = new NetworkStream(socket);
        if (await FaultRequest.ReadAsync(client, stop) is { } request)
        {
            Requests.Enqueue(request.Line);
            var fault = _next.TryDequeue(out var asked) ? asked : Otherwise(request.Line);
            await fault.PlayAsync(new FaultExchange(socket, client, request.Bytes, Server, _time), stop);
        }
    }
}
