using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>A proxy that opens tunnels, by HTTP CONNECT (RFC 9110) or SOCKS 5 (RFC 1928): the first byte tells.</summary>
internal sealed class TunnelProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly bool _demandsPassword;
    private readonly Task _accepting;

    private TunnelProxy(X509Certificate2? certificate, bool demandsPassword)
    {
        _certificate = certificate;
        _demandsPassword = demandsPassword;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Host and port of each tunnel.</summary>
    public ConcurrentQueue<string> Targets { get; } = [];

    /// <summary>Name and password of each client that gave them.</summary>
    public ConcurrentQueue<string> Passwords { get; } = [];

    public static TunnelProxy Start(bool demandsPassword = false) => new(certificate: null, demandsPassword);

    public static TunnelProxy StartTls(X509Certificate2 certificate) => new(certificate, demandsPassword: false);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var tunnels = new List<Task>();
        try
        {
            while (true)
            {
                tunnels.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(tunnels);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var client = await SecureAsync(new NetworkStream(socket, ownsSocket: true));
            var first = await ReadAsync(client, 1);
            var target = first[0] == 5 ? await GreetSocksAsync(client) : await GreetHttpAsync(client);
            Targets.Enqueue(target);
            using var server = new TcpClient();
            await server.ConnectAsync(IPEndPoint.Parse(target), _stop.Token);
            await Task.WhenAny(
                client.CopyToAsync(server.GetStream(), _stop.Token),
                server.GetStream().CopyToAsync(client, _stop.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // One of the two went away, or the test is over.
        }
    }

    private async Task<string> GreetHttpAsync(Stream client)
    {
        // A first byte was read already: CONNECT without its C.
        var reader = new WireReader(client);
        while (true)
        {
            var request = await reader.ReadRequestAsync(_stop.Token) ?? throw new IOException("The client went away.");
            if (request.Header("Proxy-Authorization") is { } authorization)
            {
                Passwords.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..])));
            }
            else if (_demandsPassword)
            {
                await WriteAsync(client, "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                continue;
            }

            await WriteAsync(client, "HTTP/1.1 200 Go\r\n\r\n"u8.ToArray());
            return request.Target;
        }
    }

    private async Task<string> GreetSocksAsync(Stream client)
    {
        var methods = await ReadAsync(client, (await ReadAsync(client, 1))[0]);
        await WriteAsync(client, [5, _demandsPassword ? methods.Contains((byte)2) ? (byte)2 : (byte)0xff : (byte)0]);
        if (_demandsPassword)
        {
            await ReadAsync(client, 1);
            var name = Encoding.UTF8.GetString(await ReadAsync(client, (await ReadAsync(client, 1))[0]));
            Passwords.Enqueue(name + ":" + Encoding.UTF8.GetString(await ReadAsync(client, (await ReadAsync(client, 1))[0])));
            await WriteAsync(client, [1, 0]);
        }

        var head = await ReadAsync(client, 4);
        var host = head[3] == 1
            ? new IPAddress(await ReadAsync(client, 4)).ToString()
            : Encoding.ASCII.GetString(await ReadAsync(client, (await ReadAsync(client, 1))[0]));
        var port = await ReadAsync(client, 2);
        await WriteAsync(client, [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        return $"{host}:{(port[0] << 8) + port[1]}";
    }

    private async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, _stop.Token);
        return bytes;
    }

    private async Task WriteAsync(Stream stream, byte[] bytes) => await stream.WriteAsync(bytes, _stop.Token);

    private async Task<Stream> SecureAsync(NetworkStream plain)
    {
        if (_certificate is null)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }
}
