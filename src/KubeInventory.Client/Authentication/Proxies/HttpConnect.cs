using System.Net;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Asks an HTTP proxy for a tunnel.</summary>
/// <remarks>Source: RFC 9110, section 9.3.6; RFC 7617 for the password.</remarks>
internal static class HttpConnect
{
    private const int LongestAnswer = 16 * 1024;

    public static async Task OpenAsync(Stream proxy, DnsEndPoint target, NetworkCredential? credential, CancellationToken cancellationToken)
    {
        var authority = target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]:{target.Port}" : $"{target.Host}:{target.Port}";
        var request = $"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n";
        if (credential is not null)
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}"));
            request += $"Proxy-Authorization: Basic {pair}\r\n";
        }

        await proxy.WriteAsync(Encoding.ASCII.GetBytes(request + "\r\n"), cancellationToken).ConfigureAwait(false);
        await proxy.FlushAsync(cancellationToken).ConfigureAwait(false);
        var status = (await ReadHeadAsync(proxy, cancellationToken).ConfigureAwait(false)).Split("\r\n")[0];

        // HTTP/1.1 200 Connection established
        if (status.Split(' ') is not ["HTTP/1.0" or "HTTP/1.1", ['2', _, _], ..])
        {
            throw new ProxyTunnelException($"It answered \"{status}\" to CONNECT {authority}.");
        }
    }

    // Byte by byte: what comes behind the head belongs to the tunnel.
    private static async Task<string> ReadHeadAsync(Stream proxy, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < LongestAnswer)
        {
            await proxy.ReadExactlyAsync(one, cancellationToken).ConfigureAwait(false);
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
            {
                return head.ToString();
            }
        }

        throw new ProxyTunnelException("Its answer does not end.");
    }
}
