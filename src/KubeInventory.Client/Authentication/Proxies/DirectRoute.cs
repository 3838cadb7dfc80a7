using System.Net;
using System.Net.Sockets;

namespace KubeInventory.Client;

/// <summary>A TCP connection with nothing in between.</summary>
internal static class DirectRoute
{
    public static async Task<NetworkStream> OpenAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
