using System.Net;
using System.Net.Security;

namespace KubeInventory.Client;

/// <summary>
/// Sends through a handler of its own. A new client certificate gets a new handler: pooled connections would go on presenting the old one.
/// </summary>
internal sealed class OwnTransport(ClusterAccess access, KubeConnectionOptions options) : Transport
{
    private readonly Lock _gate = new();
    private Pool? _pool;
    private bool _disposed;

    public override async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var credential = await access.Credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, credential, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not HttpStatusCode.Unauthorized
            || await access.Credentials.RenewAsync(credential, cancellationToken).ConfigureAwait(false) is not { } renewed)
        {
            return response;
        }

        // The server has not looked at the request beyond its credential, so even a create may be sent again.
        response.Dispose();
        return await SendAsync(request, renewed, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _pool?.Client.Dispose();
            _pool?.Handler.Dispose();
            _pool = null;
        }

        access.Credentials.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(ApiRequest request, Credential credential, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(access.Server);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.Authorization = credential.Authorization;
        access.Impersonation?.AddTo(message);

        // The handler takes the TLS name from here, for SNI and for the check of the server's certificate.
        message.Headers.Host = access.TlsServerName;
        return await ClientFor(credential.ClientCertificate)
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }

    private HttpClient ClientFor(ClientCertificate? certificate)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(KubeConnection));
            if (_pool is { } pool && ReferenceEquals(pool.Certificate, certificate))
            {
                return pool.Client;
            }

            // Requests under way, and open watches, end undisturbed; only idle connections close.
            _pool?.Handler.Dispose();
            var handler = CreateHandler(certificate);
            _pool = new Pool(certificate, handler, new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan });
            return _pool.Client;
        }
    }

    private SocketsHttpHandler CreateHandler(ClientCertificate? certificate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            UseCookies = false,
        };
        access.Trust.Configure(handler.SslOptions);
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate.Leaf, certificate.Intermediates, offline: true);
        }

        if (access.Proxy is not null)
        {
            handler.Proxy = ProxyFor(access.Proxy);
            handler.UseProxy = true;
        }

        return handler;
    }

    private static WebProxy ProxyFor(Uri address)
    {
        var proxy = new WebProxy(address);
        if (address.UserInfo is { Length: > 0 } userInfo)
        {
            var parts = userInfo.Split(':', 2);
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return proxy;
    }

    private sealed record Pool(ClientCertificate? Certificate, SocketsHttpHandler Handler, HttpClient Client);
}
