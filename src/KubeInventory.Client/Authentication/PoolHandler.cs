using System.Net;
using System.Net.Security;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Makes the handler that carries requests.</summary>
internal static class PoolHandler
{
    public static SocketsHttpHandler Create(
        ClusterAccess access, ServerTrust trust, ClientCertificate? certificate, KubeConnectionOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = access.DisableCompression ? DecompressionMethods.None : DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = options.KeepAlivePingDelay,
            KeepAlivePingTimeout = options.KeepAlivePingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            RequestHeaderEncodingSelector = static (header, _) => RepeatedHeaderEncoding.For(header),
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            UseCookies = false,
        };
        Configure(handler.SslOptions, trust, certificate);
        if (access is { TlsServerName: { } name, Server.Scheme: "https" })
        {
            // The handler would take the name from the Host header, which proxies and ingresses in front of the server read too.
            handler.UseProxy = false;
            handler.ConnectCallback = new TlsConnector(
                name, () => Tls(trust, certificate), ProxyRoute.To(access), () => Tls(trust, certificate: null)).ConnectAsync;
        }
        else if (access.Proxy is not null)
        {
            handler.Proxy = new WebProxy(access.Proxy) { Credentials = ProxyRoute.CredentialIn(access.Proxy) };
            handler.UseProxy = true;
        }

        return handler;
    }

    private static SslClientAuthenticationOptions Tls(ServerTrust trust, ClientCertificate? certificate)
    {
        var options = new SslClientAuthenticationOptions();
        Configure(options, trust, certificate);
        return options;
    }

    private static void Configure(SslClientAuthenticationOptions options, ServerTrust trust, ClientCertificate? certificate)
    {
        trust.Configure(options);
        if (certificate is not null)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate.Leaf, certificate.Intermediates, offline: true);
        }
    }
}
