using System.Net.Security;
using System.Net.Sockets;

namespace KubeInventory.Client;

/// <summary>Opens TLS connections that name another server than the address does. The handler speaks over them as over its own.</summary>
internal sealed class TlsConnector
{
    private readonly SslClientAuthenticationOptions _either;
    private readonly SslClientAuthenticationOptions _http11;

    /// <param name="options">Makes options that say all but the protocols.</param>
    public TlsConnector(Func<SslClientAuthenticationOptions> options)
    {
        _either = options();
        _either.ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];
        _http11 = options();
        _http11.ApplicationProtocols = [SslApplicationProtocol.Http11];
    }

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // A request that must be HTTP/1.1 fails on a connection for which the server has chosen HTTP/2.
        var options = context.InitialRequestMessage.Version.Major < 2 ? _http11 : _either;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            var secure = new SslStream(new NetworkStream(socket, ownsSocket: true));
            try
            {
                await secure.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
                return secure;
            }
            catch
            {
                await secure.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
