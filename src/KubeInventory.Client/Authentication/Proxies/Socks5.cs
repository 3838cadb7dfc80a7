using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Asks a SOCKS 5 proxy for a tunnel. The proxy resolves names.</summary>
/// <remarks>Source: RFC 1928; RFC 1929 for the password.</remarks>
internal static class Socks5
{
    private const byte Version = 5;
    private const byte NoPassword = 0;
    private const byte ByPassword = 2;

    public static async Task OpenAsync(Stream proxy, DnsEndPoint target, NetworkCredential? credential, CancellationToken cancellationToken)
    {
        byte[] greeting = credential is null ? [Version, 1, NoPassword] : [Version, 2, NoPassword, ByPassword];
        await SendAsync(proxy, greeting, cancellationToken).ConfigureAwait(false);
        var method = await ReadAsync(proxy, 2, cancellationToken).ConfigureAwait(false);
        if (method[1] == ByPassword && credential is not null)
        {
            await SendAsync(proxy, [1, .. Text(credential.UserName), .. Text(credential.Password)], cancellationToken).ConfigureAwait(false);
            var verdict = await ReadAsync(proxy, 2, cancellationToken).ConfigureAwait(false);
            Require(verdict[1] == 0, "It does not accept the name and password.");
        }
        else
        {
            Require(method is [Version, NoPassword], credential is null ? "It wants a name and password." : "It wants another way to log in.");
        }

        await SendAsync(proxy, Connect(target), cancellationToken).ConfigureAwait(false);
        var answer = await ReadAsync(proxy, 4, cancellationToken).ConfigureAwait(false);
        Require(answer[1] == 0, $"It does not connect to {target.Host}:{target.Port} ({Meaning(answer[1])}).");

        // The address that it connects from, which nobody needs, and its port.
        var length = answer[3] switch
        {
            1 => 4,
            4 => 16,
            _ => (await ReadAsync(proxy, 1, cancellationToken).ConfigureAwait(false))[0],
        };
        await ReadAsync(proxy, length + 2, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Connect(DnsEndPoint target)
    {
        var port = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(port, (ushort)target.Port);
        return !IPAddress.TryParse(target.Host, out var address) ? [Version, 1, 0, 3, .. Text(target.Host), .. port]
            : [Version, 1, 0, (byte)(address.AddressFamily is AddressFamily.InterNetwork ? 1 : 4), .. address.GetAddressBytes(), .. port];
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Require(bytes.Length is > 0 and <= 255, "Names and passwords have 1 to 255 bytes there.");
        return [(byte)bytes.Length, .. bytes];
    }

    private static string Meaning(byte code) => code switch
    {
        2 => "forbidden by its rules",
        3 => "the network is unreachable",
        4 => "the host is unreachable",
        5 => "the connection was refused",
        6 => "nothing answers there",
        _ => $"code {code}",
    };

    private static async Task SendAsync(Stream proxy, byte[] message, CancellationToken cancellationToken)
    {
        await proxy.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        await proxy.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(Stream proxy, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await proxy.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ProxyTunnelException(problem);
        }
    }
}
