using KubeInventory.Client;
using KubeInventory.Embedded;

namespace KubeInventory.TestKit;

/// <summary>Reaches an embedded server without sockets and TLS: the same answers at a fraction of the cost.</summary>
public static class InProcessApi
{
    private const string Token = "in-process";

    /// <summary>A server in memory that takes requests of <see cref="Connect"/>.</summary>
    public static Task<EmbeddedApiServer> StartAsync(CancellationToken cancellationToken)
        => EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { AdminToken = Token }, cancellationToken);

    /// <summary>A connection to a server of <see cref="StartAsync"/>.</summary>
    /// <param name="server">The server.</param>
    /// <param name="wrap">Puts a handler in front, such as one that fails now and then; it gets the inner one.</param>
    public static KubeConnection Connect(EmbeddedApiServer server, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        HttpMessageHandler handler = new InProcessHandler(server.Pipeline, Token);
        var http = new HttpClient(wrap?.Invoke(handler) ?? handler) { Timeout = Timeout.InfiniteTimeSpan };
        return KubeConnection.FromHttpClient(http, server.Address, options: new KubeConnectionOptions { MaxRetries = 0 });
    }
}
