using System.Net;

namespace KubeInventory.Client.Tests;

public sealed class ServerAuthorityTests : IDisposable
{
    private readonly CredentialBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_new_authority_is_trusted_when_its_file_is_replaced()
    {
        using var next = new TestCertificates();
        using var first = _bench.Certificates.Server(address: IPAddress.Loopback);
        using var second = next.Server(address: IPAddress.Loopback);
        var path = _bench.Write("ca.pem", CredentialBench.AuthorityPem(_bench.Certificates));
        var presented = first;
        await using var server = WireServer.StartTls(() => presented, exchange => exchange.AnswerAsync(200, CredentialBench.Map, headers: "Connection: close"));
        using var connection = server.Connect(_bench.Options, cluster: $"certificate-authority: {path}");

        await CredentialBench.ReadAsync(connection);
        presented = second;
        var refusal = await Assert.ThrowsAsync<KubeConnectionException>(() => CredentialBench.ReadAsync(connection));
        _bench.Write("ca.pem", CredentialBench.AuthorityPem(next));
        await CredentialBench.ReadAsync(connection);

        Assert.Contains("which is not trusted", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_authority_that_is_no_longer_in_its_file_is_no_longer_trusted()
    {
        using var next = new TestCertificates();
        using var certificate = _bench.Certificates.Server(address: IPAddress.Loopback);
        var path = _bench.Write("ca.pem", CredentialBench.AuthorityPem(_bench.Certificates));
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(_bench.Options, cluster: $"certificate-authority: {path}");

        await CredentialBench.ReadAsync(connection);
        _bench.Write("ca.pem", CredentialBench.AuthorityPem(next));
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));

        await Assert.ThrowsAsync<KubeConnectionException>(() => CredentialBench.ReadAsync(connection));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_servers_certificate_may_be_for_another_name_if_that_name_is_given()
    {
        using var certificate = _bench.Certificates.Server(dnsName: "kubernetes.default.svc");
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(cluster: $"{_bench.Authority}, tls-server-name: kubernetes.default.svc");

        await CredentialBench.ReadAsync(connection);

        Assert.Equal(server.Address.Authority, Assert.Single(server.Requests).Header("Host"));
    }

    [Fact]
    public async Task A_certificate_for_neither_name_is_refused()
    {
        using var certificate = _bench.Certificates.Server(address: IPAddress.Loopback);
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(cluster: $"{_bench.Authority}, tls-server-name: kubernetes.default.svc");

        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => CredentialBench.ReadAsync(connection));

        Assert.Contains("is not for \"kubernetes.default.svc\" but for 127.0.0.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_can_be_switched_off()
    {
        using var certificate = _bench.Certificates.Server(dnsName: "elsewhere", expiresIn: TimeSpan.FromDays(-1));
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(cluster: "insecure-skip-tls-verify: true");

        await CredentialBench.ReadAsync(connection);

        Assert.Single(server.Requests);
    }
}
