using System.Net;
using System.Net.Security;

namespace KubeInventory.Client;

/// <summary>The way to a server through a proxy, as a stream on which TLS can begin.</summary>
internal sealed class ProxyRoute(Uri proxy, NetworkCredential? credential)
{
    /// <summary>The route of a kubeconfig's <c>proxy-url</c>, or else of the system's proxy; null where there is none in between.</summary>
    public static ProxyRoute? To(ClusterAccess access)
    {
        if (access.Proxy is { } named)
        {
            return new ProxyRoute(named, CredentialIn(named));
        }

        var system = HttpClient.DefaultProxy;
        return !system.IsBypassed(access.Server) && system.GetProxy(access.Server) is { } found
            ? new ProxyRoute(found, CredentialIn(found) ?? system.Credentials?.GetCredential(found, "Basic"))
            : null;
    }

    /// <summary>The name and password in an address; null if it has none.</summary>
    public static NetworkCredential? CredentialIn(Uri address)
    {
        if (address.UserInfo is not { Length: > 0 } userInfo)
        {
            return null;
        }

        var parts = userInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    /// <param name="target">Where the tunnel ends.</param>
    /// <param name="tls">Options for TLS with the proxy itself; used where its address is https.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProxyTunnelException">The proxy does not open a tunnel.</exception>
    public async Task<Stream> OpenAsync(DnsEndPoint target, Func<SslClientAuthenticationOptions> tls, CancellationToken cancellationToken)
    {
        Stream stream = await DirectRoute.OpenAsync(new DnsEndPoint(proxy.Host, proxy.Port), cancellationToken).ConfigureAwait(false);
        try
        {
            if (proxy.Scheme == Uri.UriSchemeHttps)
            {
                var secure = new SslStream(stream);
                stream = secure;
                var options = tls();
                options.TargetHost = proxy.Host;
                await secure.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            }

            await (proxy.Scheme switch
            {
                "http" or "https" => HttpConnect.OpenAsync(stream, target, credential, cancellationToken),
                "socks5" => Socks5.OpenAsync(stream, target, credential, cancellationToken),
                _ => throw new ProxyTunnelException($"It speaks {proxy.Scheme}; beside tls-server-name, http, https and socks5 can be spoken."),
            }).ConfigureAwait(false);
            return stream;
        }
        catch (EndOfStreamException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw new ProxyTunnelException("It closed the connection instead of answering.");
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
