using System.Net;

namespace KubeInventory.Client.Tests;

public sealed class ServiceAccountTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("serviceaccount-");
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _certificates.Dispose();
    }

    [Fact]
    public async Task A_pod_speaks_with_its_token_to_the_server_that_its_authority_signed()
    {
        Write("token", "pod-token");
        Write("namespace", "inventory\n");
        Write("ca.crt", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(_certificates.AuthorityData)));
        using var certificate = _certificates.Server(address: IPAddress.Loopback);
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, "{}"));
        var options = new KubeConnectionOptions();
        var access = new ServiceAccount("127.0.0.1", $"{server.Address.Port}", _folder.FullName).Load(options);
        using var transport = new OwnTransport(access, options) { Origin = access.Origin };

        using var answer = await transport.SendAsync(new ApiRequest("get", HttpMethod.Get, "version", "version"), Ct);

        Assert.Equal("Bearer pod-token", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Equal("inventory", access.Namespace);
    }

    [Fact]
    public void An_address_of_version_6_gets_its_brackets()
    {
        Write("token", "pod-token");

        Assert.Equal("https://[fd00::1]:443/", new ServiceAccount("fd00::1", "443", _folder.FullName).Load(new KubeConnectionOptions()).Server.OriginalString);
    }

    [Fact]
    public void Outside_of_a_pod_and_without_a_token_it_says_what_is_missing()
    {
        var outside = Assert.Throws<KubeConfigException>(() => new ServiceAccount(null, null, _folder.FullName).Load(new KubeConnectionOptions()));
        var bare = Assert.Throws<KubeConfigException>(() => new ServiceAccount("10.0.0.1", "443", _folder.FullName).Load(new KubeConnectionOptions()));

        Assert.Contains("KUBERNETES_SERVICE_HOST", outside.Message, StringComparison.Ordinal);
        Assert.Contains("automountServiceAccountToken", bare.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);
}
