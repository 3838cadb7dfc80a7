using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>An HTTP/1.1 server that answers as a test says, byte for byte, also wrongly.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly Func<WireExchange, Task> _script;
    private readonly SslServerAuthenticationOptions? _tls;

    private WireServer(Func<WireExchange, Task> script, SslServerAuthenticationOptions? tls)
    {
        _script = script;
        _tls = tls;
        _listener = LoopbackListener.Start(ServeAsync);
    }

    public Uri Address => new($"{(_tls is null ? "http" : "https")}://127.0.0.1:{_listener.Port}/");

    public ConcurrentQueue<WireRequest> Requests { get; } = [];

    /// <summary>The name that each connection asked for in TLS (SNI).</summary>
    public ConcurrentQueue<string> ServerNames { get; } = [];

    public ConcurrentQueue<X509Certificate2?> ClientCertificates { get; } = [];

    public static WireServer Start(Func<WireExchange, Task> script) => new(script, tls: null);

    /// <summary>Answers the first request by the first script, and so on; all later ones by the last.</summary>
    public static WireServer Start(params Func<WireExchange, Task>[] scripts)
    {
        var next = -1;
        return new WireServer(exchange => scripts[Math.Min(Interlocked.Increment(ref next), scripts.Length - 1)](exchange), tls: null);
    }

    public static WireServer StartTls(X509Certificate2 certificate, bool askForClientCertificate, Func<WireExchange, Task> script) =>
        new(script, new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = askForClientCertificate,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null || !askForClientCertificate,
        });

    /// <summary>Presents, on each new connection, the certificate of that moment.</summary>
    /// <remarks>Asks for a client certificate, and takes any or none: a script judges it.</remarks>
    public static WireServer StartTls(Func<X509Certificate2> certificate, Func<WireExchange, Task> script) =>
        new(script, new SslServerAuthenticationOptions
        {
            ServerCertificateSelectionCallback = (_, _) => certificate(),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, client, _, _) => client is null or { Issuer: not null },
        });

    public KubeConnection Connect(KubeConnectionOptions? options = null, string cluster = "", string user = "") => KubeConnection.FromKubeConfig(
        new KubeConfigOptions { Content = KubeConfigText.Of(Address.ToString(), cluster, user) },
        options);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        await using var stream = await SecureAsync(new NetworkStream(socket), stop);
        var reader = new WireReader(stream);
        while (await reader.ReadRequestAsync(stop) is { } request)
        {
            Requests.Enqueue(request);
            ClientCertificates.Enqueue((stream as SslStream)?.RemoteCertificate as X509Certificate2);
            await _script(new WireExchange(request, stream, socket, stop));
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream plain, CancellationToken stop)
    {
        if (_tls is null)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(_tls, stop);
        ServerNames.Enqueue(secure.TargetHostName);
        return secure;
    }
}
