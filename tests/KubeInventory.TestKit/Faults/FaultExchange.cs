using System.Net.Security;
using System.Net.Sockets;

namespace KubeInventory.TestKit;

/// <summary>One request on its way through a <see cref="FaultProxy"/>.</summary>
internal sealed class FaultExchange(Socket socket, Stream client, ReadOnlyMemory<byte> request, Uri server, TimeProvider time)
{
    public Stream Client { get; } = client;

    public TimeProvider Time { get; } = time;

    /// <summary>Sends the request to the server, and what comes back to <paramref name="take"/> piece by piece, until that says false.</summary>
    public async Task RelayAsync(Func<ReadOnlyMemory<byte>, Task<bool>> take, CancellationToken cancellationToken)
    {
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(server.Host, server.Port, cancellationToken);
        await using var stream = await SecureAsync(upstream.GetStream(), cancellationToken);
        await stream.WriteAsync(request, cancellationToken);

        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = WaitForClientToLeaveAsync(answered.Token);
        try
        {
            var buffer = new byte[16 * 1024];
            while (true)
            {
                var reading = stream.ReadAsync(buffer, cancellationToken).AsTask();
                if (await Task.WhenAny(reading, left) == left || await reading is not (> 0 and var count) || !await take(buffer.AsMemory(0, count)))
                {
                    return;
                }
            }
        }
        finally
        {
            // A socket that is closed while somebody reads from it is reset, and what it has sent may be lost.
            await answered.CancelAsync();
            await Task.WhenAny(left);
        }
    }

    /// <summary>Passes so many bytes of the answer on.</summary>
    public async Task PassOnAsync(int bytes, CancellationToken cancellationToken)
    {
        if (bytes == 0)
        {
            return;
        }

        await RelayAsync(
            async piece =>
            {
                var part = piece[..Math.Min(bytes, piece.Length)];
                await Client.WriteAsync(part, cancellationToken);
                bytes -= part.Length;
                return bytes > 0;
            },
            cancellationToken);
    }

    /// <summary>Clients send one request on a connection here, so that more to read means that they have gone.</summary>
    public async Task WaitForClientToLeaveAsync(CancellationToken cancellationToken) =>
        await Client.ReadAtLeastAsync(new byte[1], minimumBytes: 1, throwOnEndOfStream: false, cancellationToken);

    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private async Task<Stream> SecureAsync(NetworkStream plain, CancellationToken cancellationToken)
    {
        if (server.Scheme != Uri.UriSchemeHttps)
        {
            return plain;
        }

        var secure = new SslStream(plain);
#pragma warning disable CA5359 // The server is a test's own, on loopback; who tests TLS does not use this proxy.
        var options = new SslClientAuthenticationOptions { TargetHost = server.Host, RemoteCertificateValidationCallback = (_, _, _, _) => true };
#pragma warning restore CA5359
        await secure.AuthenticateAsClientAsync(options, cancellationToken);
        return secure;
    }
}
