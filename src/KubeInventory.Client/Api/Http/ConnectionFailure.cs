using System.Net.Sockets;
using System.Security.Authentication;

namespace KubeInventory.Client;

/// <summary>Says what went wrong on the way to a server, and what to check.</summary>
internal static class ConnectionFailure
{
    private const string CheckProxy = "Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY.";

    public static KubeConnectionException TimedOut(Uri server, ApiRequest request, TimeSpan timeout, Exception exception) =>
        new(
            $"The API server at {server.Authority} did not answer {request} within {timeout.TotalSeconds:0.###} s. " +
            "A write may still take effect. KubeConnectionOptions.RequestTimeout sets the limit.",
            server,
            new TimeoutException("The request timed out.", exception));

    public static KubeConnectionException Explain(Uri server, string origin, ApiRequest request, Exception exception) =>
        new($"No answer from the API server at {server.Authority} to {request}: {Reason(server, exception)} (Address from {origin}.)", server, exception);

    public static KubeConnectionException Silent(Uri server, ApiRequest request, TimeSpan? timeout, Exception exception) =>
        new(
            $"The API server at {server.Authority} should have ended {request} after {timeout?.TotalSeconds:0.###} s and did not: the connection is taken for dead.",
            server,
            new TimeoutException("The watch outlived its timeout.", exception));

    private static string Reason(Uri server, Exception exception)
    {
        if (Find<ServerCertificateFailure>(exception) is { } certificate)
        {
            return certificate.Message;
        }

        if (Find<ProxyTunnelException>(exception) is { } tunnel)
        {
            return $"the proxy refused. {tunnel.Message} {CheckProxy}";
        }

        if (Find<AuthenticationException>(exception) is { } authentication)
        {
            return $"TLS failed. {authentication.Message} Check that the port speaks https, and that the server accepts the client certificate.";
        }

        if (Find<SocketException>(exception) is { } socket)
        {
            return SocketReason(server, socket);
        }

        return (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError when server.Scheme == Uri.UriSchemeHttps =>
                $"TLS failed. {exception.InnerException?.Message} Check that the port speaks https.",
            HttpRequestError.ProxyTunnelError => $"the proxy refused. {exception.Message} {CheckProxy}",
            _ when Find<HttpIOException>(exception) is { HttpRequestError: HttpRequestError.ResponseEnded } =>
                "the connection was closed before the answer was complete. Check the server's log and any proxy between.",
            _ => exception.Message,
        };
    }

    private static string SocketReason(Uri server, SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused. Check that the server runs and that the port is right.",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"the name \"{server.Host}\" does not resolve. Check the address and DNS.",
        SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable =>
            "nothing answers there. Check the network, a VPN or a firewall.",
        SocketError.ConnectionReset => "the connection was reset. Check the server's log and any proxy between.",
        _ => exception.Message,
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is T found)
            {
                return found;
            }
        }

        return null;
    }
}
