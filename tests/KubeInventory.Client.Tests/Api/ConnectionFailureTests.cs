using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client.Tests;

public sealed class ConnectionFailureTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task A_server_that_does_not_run_is_named_with_the_place_its_address_came_from()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await FailAsync($"https://127.0.0.1:{port}");

        Assert.Contains($"127.0.0.1:{port} to GET /api/v1/namespaces/n/configmaps/x: the connection was refused", failure.Message, StringComparison.Ordinal);
        Assert.Contains("context \"it\" of the given kubeconfig", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tls-server-name: other, ")]
    public async Task A_proxy_that_does_not_run_is_named_without_its_password(string cluster)
    {
        using var connection = KubeConnection.FromKubeConfig(
            new KubeConfigOptions { Content = KubeConfigText.Of("https://127.0.0.1:1", $"{cluster}proxy-url: \"http://me:secret@127.0.0.1:2\"") },
            new KubeConnectionOptions { MaxRetries = 0 });

        var failure = await Assert.ThrowsAsync<KubeConnectionException>(
            () => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct));

        Assert.Contains("the connection was refused", failure.Message, StringComparison.Ordinal);
        Assert.Contains("of the given kubeconfig, through the proxy http://127.0.0.1:2.)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_named()
    {
        var failure = await FailAsync("https://no-such-host.invalid:6443");

        Assert.Contains("the name \"no-such-host.invalid\" does not resolve", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_is_found_out()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var failing = FailAsync($"https://{listener.LocalEndpoint}");
        using (var socket = await listener.AcceptSocketAsync(Ct))
        {
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Ct);
        }

        var failure = await failing;
        Assert.Contains("TLS failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("https", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_authority_is_named()
    {
        using var certificate = _certificates.Server(address: IPAddress.Loopback);

        var failure = await FailTlsAsync(certificate, cluster: "");

        Assert.Contains("signed by \"CN=test authority\", which is not trusted. Set certificate-authority", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_authority_than_the_configured_one_is_refused()
    {
        using var others = new TestCertificates();
        using var certificate = others.Server(address: IPAddress.Loopback);

        var failure = await FailTlsAsync(certificate, Authority);

        Assert.Contains("Check that certificate-authority in the kubeconfig is of this server", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_name_says_for_which()
    {
        using var certificate = _certificates.Server(dnsName: "kubernetes.default.svc");

        var failure = await FailTlsAsync(certificate, Authority);

        Assert.Contains("is not for \"127.0.0.1\" but for kubernetes.default.svc", failure.Message, StringComparison.Ordinal);
        Assert.Contains("tls-server-name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_says_since_when()
    {
        using var certificate = _certificates.Server(address: IPAddress.Loopback, expiresIn: TimeSpan.FromDays(-1));

        var failure = await FailTlsAsync(certificate, Authority);

        Assert.Contains($"expired at {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC", failure.Message, StringComparison.Ordinal);
    }

    private string Authority => $"certificate-authority-data: {_certificates.AuthorityData}";

    private static async Task<KubeConnectionException> FailTlsAsync(X509Certificate2 certificate, string cluster)
    {
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, "{}"));
        return await FailAsync(server.Address.ToString(), cluster);
    }

    private static async Task<KubeConnectionException> FailAsync(string address, string cluster = "")
    {
        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Content = KubeConfigText.Of(address, cluster) });
        return await Assert.ThrowsAsync<KubeConnectionException>(() => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct));
    }
}
