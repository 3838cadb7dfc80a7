using System.Net;
using System.Net.Security;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Makes the handler that carries requests.</summary>
internal static class PoolHandler
{
    public static SocketsHttpHandler Create(ClusterAccess access, ServerTrust trust, ClientCertificate? certificate)
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
            RequestHeaderEncodingSelector = static (header, _) => RepeatedHeaderEncoding.For(header),
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            UseCookies = false,
        };
        Configure(handler.SslOptions, trust, certificate);
        if (access.Proxy is not null)
        {
            handler.Proxy = ProxyFor(access.Proxy);
            handler.UseProxy = true;
        }
        else if (UsesOwnTls(access))
        {
            handler.UseProxy = false;
            handler.ConnectCallback = new TlsConnector(() =>
            {
                var tls = new SslClientAuthenticationOptions { TargetHost = access.TlsServerName };
                Configure(tls, trust, certificate);
                return tls;
            }).ConnectAsync;
        }

        return handler;
    }

    /// <summary>
    /// Whether TLS is ours, for the sake of another name in it. The handler takes that name from the Host header, which proxies and
    /// ingresses in front of the server read too. Through a proxy the handler's way is the only one.
    /// </summary>
    public static bool UsesOwnTls(ClusterAccess access) =>
        access is { TlsServerName: not null, Proxy: null }
        && access.Server.Scheme == Uri.UriSchemeHttps
        && (HttpClient.DefaultProxy.IsBypassed(access.Server) || HttpClient.DefaultProxy.GetProxy(access.Server) is null);

    private static void Configure(SslClientAuthenticationOptions options, ServerTrust trust, ClientCertificate? certificate)
    {
        trust.Configure(options);
        if (certificate is not null)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate.Leaf, certificate.Intermediates, offline: true);
        }
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
}
