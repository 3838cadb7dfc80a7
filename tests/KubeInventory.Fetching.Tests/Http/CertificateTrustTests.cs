using System.Net;
using System.Security.Cryptography;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Http;

public sealed class CertificateTrustTests : IAsyncDisposable
{
    private readonly TlsServer _server = TlsServer.Start("localhost");
    private readonly TemporaryDirectory _directory = new();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_the_reason_is_said()
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => GetAsync(new CertificateTrust()));
        Assert.Equal(FetchFailure.Unreachable, refusal.Failure);
        Assert.Contains("certificate", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fingerprint_lets_one_certificate_in()
    {
        var fingerprint = _server.Certificate.GetCertHashString(HashAlgorithmName.SHA256);
        await GetAsync(new CertificateTrust { Fingerprint = fingerprint });
        await GetAsync(new CertificateTrust { Fingerprint = string.Join(':', fingerprint.Chunk(2).Select(pair => new string(pair))).ToLowerInvariant() });
        await Assert.ThrowsAsync<FetchException>(() => GetAsync(new CertificateTrust { Fingerprint = new string('0', 64) }));
    }

    [Fact]
    public async Task An_authority_in_a_file_counts_and_a_new_one_is_read()
    {
        using var stranger = TlsServer.SelfSigned("localhost");
        var file = _directory.File("ca.pem");
        await File.WriteAllTextAsync(file, stranger.ExportCertificatePem(), Ct);
        var trust = new CertificateTrust { AuthorityFile = file };
        await Assert.ThrowsAsync<FetchException>(() => GetAsync(trust));

        await File.WriteAllTextAsync(file, _server.Certificate.ExportCertificatePem(), Ct);
        await GetAsync(trust);
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_refused()
    {
        await using var other = TlsServer.Start("elsewhere.example.net");
        var file = _directory.File("ca.pem");
        await File.WriteAllTextAsync(file, other.Certificate.ExportCertificatePem(), Ct);
        await Assert.ThrowsAsync<FetchException>(() => GetAsync(new CertificateTrust { AuthorityFile = file }, other));
    }

    [Fact]
    public async Task Credentials_follow_no_redirection()
    {
        await using var server = ProviderServer.Start(request => request.Path == "/a"
            ? new ProviderAnswer(HttpStatusCode.Redirect) { Headers = new Dictionary<string, string> { ["Location"] = "/b" } }
            : ProviderAnswer.Json("{}"));
        using var http = new HttpClient(new CertificateTrust().CreateHandler()) { BaseAddress = server.Address };
        var refusal = await Assert.ThrowsAsync<FetchException>(() => http.GetJsonAsync("a", "Rack", Ct));
        Assert.Equal((FetchFailure.Malformed, HttpStatusCode.Redirect), (refusal.Failure, refusal.StatusCode));
    }

    [Fact]
    public void What_is_no_fingerprint_is_objected_to()
    {
        Assert.Null(new CertificateTrust { Fingerprint = new string('a', 64) }.Objection());
        Assert.StartsWith("Fingerprint must be", new CertificateTrust { Fingerprint = "sha256" }.Objection(), StringComparison.Ordinal);
        Assert.StartsWith("Give either", new CertificateTrust { Fingerprint = new string('a', 64), AuthorityFile = "ca.pem" }.Objection(), StringComparison.Ordinal);
    }

    private async Task GetAsync(CertificateTrust trust, TlsServer? server = null)
    {
        using var http = new HttpClient(trust.CreateHandler());
        using var answer = await http.GetJsonAsync($"https://localhost:{(server ?? _server).Port}/", "Rack", Ct);
    }
}
