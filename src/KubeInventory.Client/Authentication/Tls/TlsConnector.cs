using System.Net.Security;

namespace KubeInventory.Client;

/// <summary>Opens TLS connections that name another server than the address does. The handler speaks over them as over its own.</summary>
internal sealed class TlsConnector
{
    private readonly SslClientAuthenticationOptions _either;
    private readonly SslClientAuthenticationOptions _http11;
    private readonly ProxyRoute? _proxy;
    private readonly Func<SslClientAuthenticationOptions> _proxyTls;

    /// <param name="serverName">The name to ask for and to expect.</param>
    /// <param name="options">Makes options that say whom to trust and which certificate to present.</param>
    /// <param name="proxy">The proxy in between; null for none.</param>
    /// <param name="proxyTls">Makes options for TLS with that proxy itself.</param>
    public TlsConnector(
        string serverName, Func<SslClientAuthenticationOptions> options, ProxyRoute? proxy, Func<SslClientAuthenticationOptions> proxyTls)
    {
        _either = For(SslApplicationProtocol.Http2, SslApplicationProtocol.Http11);
        _http11 = For(SslApplicationProtocol.Http11);
        _proxy = proxy;
        _proxyTls = proxyTls;

        SslClientAuthenticationOptions For(params List<SslApplicationProtocol> protocols)
        {
            var made = options();
            made.TargetHost = serverName;
            made.ApplicationProtocols = protocols;
            return made;
        }
    }

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // A request that must be HTTP/1.1 fails on a connection for which the server has chosen HTTP/2.
        var options = context.InitialRequestMessage.Version.Major < 2 ? _http11 : _either;
        var secure = new SslStream(await OpenAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false));
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

    private async Task<Stream> OpenAsync(System.Net.DnsEndPoint server, CancellationToken cancellationToken) => _proxy is null
        ? await DirectRoute.OpenAsync(server, cancellationToken).ConfigureAwait(false)
        : await _proxy.OpenAsync(server, _proxyTls, cancellationToken).ConfigureAwait(false);
}
