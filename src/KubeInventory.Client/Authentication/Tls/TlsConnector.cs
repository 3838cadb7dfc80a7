using System.Net.Security;
using System.Net.Sockets;

namespace KubeInventory.Client;

/// <summary>Opens TLS connections that name another server than the address does. The handler speaks over them as over its own.</summary>
internal sealed class TlsConnector
{
    private readonly SslClientAuthenticationOptions _options;

    public TlsConnector(SslClientAuthenticationOptions options)
    {
        options.ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];
        _options = options;
    }

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            var secure = new SslStream(new NetworkStream(socket, ownsSocket: true));
            try
            {
                await secure.AuthenticateAsClientAsync(_options, cancellationToken).ConfigureAwait(false);
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
