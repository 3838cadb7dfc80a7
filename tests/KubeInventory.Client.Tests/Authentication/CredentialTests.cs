using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class CredentialTests : IDisposable
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credentials-");
    private readonly TestCertificates _certificates = new();
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _certificates.Dispose();
    }

    [Fact]
    public async Task A_token_or_a_password_goes_with_each_request()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var token = server.Connect(user: "token: secret");
        using var basic = server.Connect(user: "username: me, password: 'a:b'");
        using var nobody = server.Connect();

        await ReadAsync(token);
        await ReadAsync(basic);
        await ReadAsync(nobody);

        Assert.Equal(
            ["Bearer secret", "Basic " + Convert.ToBase64String("me:a:b"u8), null],
            server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_file_is_read_again_and_the_last_good_token_is_kept()
    {
        var path = Write("token", "one\n");
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(Options, user: $"tokenFile: {path}");

        await ReadAsync(connection);
        Write("token", "two");
        await ReadAsync(connection);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(connection);
        File.Delete(path);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(connection);

        Assert.Equal(["Bearer one", "Bearer one", "Bearer two", "Bearer two"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_rejected_token_is_read_again_at_once()
    {
        var path = Write("token", "old");
        await using var server = WireServer.Start(exchange => exchange.Request.Header("Authorization") is "Bearer new"
            ? exchange.AnswerAsync(200, Map)
            : exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        using var connection = server.Connect(Options, user: $"tokenFile: {path}");
        Write("token", "new");

        await ReadAsync(connection);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_stays_rejected_is_an_answer()
    {
        var path = Write("token", "old");
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        using var connection = server.Connect(Options, user: $"tokenFile: {path}");

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => ReadAsync(connection));

        Assert.Equal(StatusReason.Unauthorized, refusal.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_token_stands_in_until_its_file_can_be_read()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(Options, user: $"token: start, tokenFile: {Path.Combine(_folder.FullName, "token")}");

        await ReadAsync(connection);
        Write("token", "file");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(connection);

        Assert.Equal(["Bearer start", "Bearer file"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Impersonation_goes_with_each_request()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(user: "token: t, as: jane, as-uid: '7', as-groups: [a, b], as-user-extra: {Scope/x: [s]}");

        await ReadAsync(connection);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("jane", sent.Header("Impersonate-User"));
        Assert.Equal("7", sent.Header("Impersonate-Uid"));
        Assert.Equal(["a", "b"], sent.Headers.Where(header => header.Key == "Impersonate-Group").Select(header => header.Value));
        Assert.Equal("s", sent.Header("Impersonate-Extra-Scope%2Fx"));
    }

    [Theory]
    [InlineData(KeyForm.RsaPkcs1)]
    [InlineData(KeyForm.RsaPkcs8)]
    [InlineData(KeyForm.EllipticSec1)]
    [InlineData(KeyForm.EllipticPkcs8)]
    public async Task A_client_certificate_is_presented_whatever_the_form_of_its_key(KeyForm form)
    {
        var (certificate, key) = _certificates.Client("me", form);
        await using var server = StartTls();
        using var connection = server.Connect(cluster: Authority, user: KubeConfigTests.Data(certificate, key));

        await ReadAsync(connection);

        Assert.Equal("CN=me", Assert.Single(server.ClientCertificates)?.Subject);
    }

    [Fact]
    public async Task A_client_certificate_that_is_replaced_on_disk_gets_new_connections()
    {
        var certificatePath = WriteClientCertificate("first");
        await using var server = StartTls();
        using var connection = server.Connect(
            Options,
            cluster: Authority,
            user: $"client-certificate: {certificatePath}, client-key: {certificatePath}.key");

        await ReadAsync(connection);
        WriteClientCertificate("second");
        await ReadAsync(connection);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await ReadAsync(connection);

        Assert.Equal(["CN=first", "CN=first", "CN=second"], server.ClientCertificates.Select(one => one?.Subject));
    }

    [Fact]
    public async Task A_watch_outlives_the_certificate_that_opened_it()
    {
        var replaced = new TaskCompletionSource();
        var certificatePath = WriteClientCertificate("first");
        using var serverCertificate = _certificates.Server(address: IPAddress.Loopback);
        await using var server = WireServer.StartTls(serverCertificate, askForClientCertificate: true, async exchange =>
        {
            if (!exchange.Request.Target.Contains("watch", StringComparison.Ordinal))
            {
                await exchange.AnswerAsync(200, Map);
                return;
            }

            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync("""{"type":"ADDED","object":{"metadata":{"name":"a"}}}""" + "\n");
            await replaced.Task.WaitAsync(exchange.Stop);
            await exchange.ChunkAsync("""{"type":"ADDED","object":{"metadata":{"name":"b"}}}""" + "\n");
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect(
            Options,
            cluster: Authority,
            user: $"client-certificate: {certificatePath}, client-key: {certificatePath}.key");

        var names = new List<string?>();
        await foreach (var one in new ResourceClient<ConfigMap>(connection).WatchAsync(cancellationToken: Ct))
        {
            names.Add(one.Object.Metadata?.Name);
            if (replaced.Task.IsCompleted)
            {
                continue;
            }

            WriteClientCertificate("second");
            _clock.Advance(TimeSpan.FromMinutes(5));
            await ReadAsync(connection);
            replaced.SetResult();
        }

        Assert.Equal(["a", "b"], names);
        Assert.Equal(["CN=first", "CN=second"], server.ClientCertificates.Select(one => one?.Subject));
    }

    [Fact]
    public async Task A_certificate_caught_without_its_new_key_is_met_again_soon()
    {
        var certificatePath = WriteClientCertificate("first");
        await using var server = StartTls();
        using var connection = server.Connect(
            Options,
            cluster: Authority,
            user: $"client-certificate: {certificatePath}, client-key: {certificatePath}.key");

        await ReadAsync(connection);
        var (certificate, key) = _certificates.Client("second");
        Write("client", certificate);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await ReadAsync(connection);
        Write("client.key", key);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await ReadAsync(connection);

        Assert.Equal(["CN=first", "CN=first", "CN=second"], server.ClientCertificates.Select(one => one?.Subject));
    }

    [Fact]
    public async Task Certificate_and_key_may_lie_in_one_file()
    {
        var (certificate, key) = _certificates.Client("both");
        var path = Write("client.pem", key + "\n" + certificate);
        await using var server = StartTls();
        using var connection = server.Connect(cluster: Authority, user: $"client-certificate: {path}, client-key: {path}");

        await ReadAsync(connection);

        Assert.Equal("CN=both", Assert.Single(server.ClientCertificates)?.Subject);
    }

    [Fact]
    public async Task Data_in_the_kubeconfig_wins_over_a_file()
    {
        var (certificate, key) = _certificates.Client("data");
        await using var server = StartTls();
        using var connection = server.Connect(
            cluster: $"{Authority}, certificate-authority: /nowhere/ca.pem",
            user: $"{KubeConfigTests.Data(certificate, key)}, client-certificate: /nowhere/client.pem, client-key: /nowhere/client.key");

        await ReadAsync(connection);

        Assert.Equal("CN=data", Assert.Single(server.ClientCertificates)?.Subject);
    }

    [Fact]
    public async Task A_new_authority_is_trusted_when_its_file_is_replaced()
    {
        using var next = new TestCertificates();
        using var first = _certificates.Server(address: IPAddress.Loopback);
        using var second = next.Server(address: IPAddress.Loopback);
        var path = Write("ca.pem", AuthorityPem(_certificates));
        var presented = first;
        await using var server = WireServer.StartTls(() => presented, exchange => exchange.AnswerAsync(200, Map, headers: "Connection: close"));
        using var connection = server.Connect(Options, cluster: $"certificate-authority: {path}");

        await ReadAsync(connection);
        presented = second;
        var refusal = await Assert.ThrowsAsync<KubeConnectionException>(() => ReadAsync(connection));
        Write("ca.pem", AuthorityPem(next));
        await ReadAsync(connection);

        Assert.Contains("which is not trusted", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_authority_that_is_no_longer_in_its_file_is_no_longer_trusted()
    {
        using var next = new TestCertificates();
        using var certificate = _certificates.Server(address: IPAddress.Loopback);
        var path = Write("ca.pem", AuthorityPem(_certificates));
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(Options, cluster: $"certificate-authority: {path}");

        await ReadAsync(connection);
        Write("ca.pem", AuthorityPem(next));
        _clock.Advance(TimeSpan.FromMinutes(5));

        await Assert.ThrowsAsync<KubeConnectionException>(() => ReadAsync(connection));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_servers_certificate_may_be_for_another_name_if_that_name_is_given()
    {
        using var certificate = _certificates.Server(dnsName: "kubernetes.default.svc");
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(cluster: $"{Authority}, tls-server-name: kubernetes.default.svc");

        await ReadAsync(connection);

        Assert.Equal(server.Address.Authority, Assert.Single(server.Requests).Header("Host"));
    }

    [Fact]
    public async Task A_certificate_for_neither_name_is_refused()
    {
        using var certificate = _certificates.Server(address: IPAddress.Loopback);
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(cluster: $"{Authority}, tls-server-name: kubernetes.default.svc");

        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => ReadAsync(connection));

        Assert.Contains("is not for \"kubernetes.default.svc\" but for 127.0.0.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_can_be_switched_off()
    {
        using var certificate = _certificates.Server(dnsName: "elsewhere", expiresIn: TimeSpan.FromDays(-1));
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(cluster: "insecure-skip-tls-verify: true");

        await ReadAsync(connection);

        Assert.Single(server.Requests);
    }

    private KubeConnectionOptions Options => new() { TimeProvider = _clock, RequestTimeout = Timeout.InfiniteTimeSpan };

    private string Authority => $"certificate-authority-data: {_certificates.AuthorityData}";

    private static string AuthorityPem(TestCertificates certificates) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(certificates.AuthorityData));

    private static Task<ConfigMap> ReadAsync(KubeConnection connection) =>
        new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

    private WireServer StartTls() => WireServer.StartTls(
        _certificates.Server(address: IPAddress.Loopback),
        askForClientCertificate: true,
        exchange => exchange.AnswerAsync(200, Map));

    private string WriteClientCertificate(string name)
    {
        var (certificate, key) = _certificates.Client(name);
        Write("client.key", key);
        return Write("client", certificate);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
