using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Tls;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests.Tls;

public sealed class AuthenticationTests : IDisposable
{
    private const string Namespaces = "/api/v1/namespaces";

    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task The_admin_of_the_kubeconfig_may_do_everything()
    {
        await using var api = await Api.StartAsync();

        (await api.GetAsync(Namespaces)).Expect(HttpStatusCode.OK);
        (await api.PostAsync(Namespaces, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_credentials_there_is_a_401_Status_for_all_but_health_and_version()
    {
        await using var api = await StartAsync();

        var refused = await GetAsync(api, certificate: null, Namespaces);

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (refused.Code, (string?)refused.Body["reason"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(api, null, "/apis")).Code);
        foreach (var path in new[] { "/healthz", "/livez", "/readyz", "/version" })
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, null, path)).Code);
        }
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_with_a_reason()
    {
        await using var api = await StartAsync();
        using var stranger = CertificateAuthority.Create(_time);
        using var certificate = stranger.IssueClientCertificate("admin", ["system:masters"], _time.GetUtcNow().AddDays(1));

        var refused = await GetAsync(api, certificate, "/healthz");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Code);
        Assert.Contains("certificate signed by unknown authority", (string?)refused.Body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_expires_even_on_an_open_connection()
    {
        await using var api = await StartAsync();
        using var certificate = Issue("late", ["system:masters"], TimeSpan.FromHours(1));
        using var client = new KubeConfigFile(api.Server.KubeConfig).CreateClient(certificate);
        using var before = await client.GetAsync(Namespaces, Ct);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        _time.Advance(TimeSpan.FromHours(2));
        using var after = await client.GetAsync(Namespaces, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Contains("has expired or is not yet valid", await after.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_certificate_is_no_client_certificate()
    {
        await using var api = await StartAsync();
        using var authority = Authority();
        using var certificate = authority.IssueServerCertificate();

        var refused = await GetAsync(api, certificate, Namespaces);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Code);
        Assert.Contains("incompatible key usage", (string?)refused.Body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_read_and_no_more()
    {
        await using var api = await StartAsync();
        using var certificate = Issue("rita", ["staff", "readers"], TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, certificate, Namespaces)).Code);
        using var client = new KubeConfigFile(api.Server.KubeConfig).CreateClient(certificate);
        using var refused = await client.DeleteAsync($"{Namespaces}/default", Ct);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(
            "namespaces \"default\" is forbidden: User \"rita\" cannot delete resource \"namespaces\" in API group \"\" in the namespace \"default\"",
            (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync(Ct))!["message"]);
    }

    [Fact]
    public async Task Others_may_look_around_but_not_at_objects()
    {
        await using var api = await StartAsync();
        using var certificate = Issue("otto", [], TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, certificate, "/apis")).Code);
        var refused = await GetAsync(api, certificate, Namespaces);

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), (refused.Code, (string?)refused.Body["reason"]));
        Assert.Equal(
            "namespaces is forbidden: User \"otto\" cannot list resource \"namespaces\" in API group \"\" at the cluster scope",
            (string?)refused.Body["message"]);
    }

    [Theory]
    [InlineData("s3cret", HttpStatusCode.OK)]
    [InlineData("other", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task A_token_stands_for_the_admin(string token, HttpStatusCode expected)
    {
        await using var api = await Api.StartAsync(new EmbeddedApiServerOptions { AdminToken = "s3cret" });
        using var client = new KubeConfigFile(api.Server.KubeConfig).CreateClient(certificate: null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var answer = await client.GetAsync(Namespaces, Ct);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Secrets_are_readable_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        // A directory that was there before keeps its mode.
        Directory.CreateDirectory(Data(""), Open);
        await using var api = await StartAsync();

        foreach (var name in new[] { "ca.key", "admin.kubeconfig", "objects.db", "objects.db-wal" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Data(name)));
        }

        Assert.Equal(api.Server.KubeConfig, await File.ReadAllTextAsync(api.Server.KubeConfigPath!, Ct));
    }

    [Fact]
    public async Task Certificates_stay_good_over_a_restart()
    {
        await (await StartAsync()).DisposeAsync();
        using var certificate = Issue("old", ["system:masters"], TimeSpan.FromDays(1));

        await using var api = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, certificate, Namespaces)).Code);
    }

    [Fact]
    public async Task A_lost_half_of_the_authority_is_named()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Data("ca.key"));

        var failure = await Assert.ThrowsAsync<IOException>(StartAsync);

        Assert.Contains("The certificate authority in", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Restore ca.crt and ca.key", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static async Task<(HttpStatusCode Code, JsonObject Body)> GetAsync(Api api, X509Certificate2? certificate, string path)
    {
        using var client = new KubeConfigFile(api.Server.KubeConfig).CreateClient(certificate);
        using var response = await client.GetAsync(path, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        return (response.StatusCode, text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : []);
    }

    private Task<Api> StartAsync() => Api.StartAsync(new EmbeddedApiServerOptions { DataDirectory = Data(""), TimeProvider = _time });

    private string Data(string name) => Path.Combine(_directory.Path, "data", name);

    private CertificateAuthority Authority() =>
        CertificateAuthority.FromPem(File.ReadAllText(Data("ca.crt")), File.ReadAllText(Data("ca.key")));

    private X509Certificate2 Issue(string user, string[] groups, TimeSpan lifetime)
    {
        using var authority = Authority();
        return authority.IssueClientCertificate(user, groups, _time.GetUtcNow() + lifetime);
    }
}
