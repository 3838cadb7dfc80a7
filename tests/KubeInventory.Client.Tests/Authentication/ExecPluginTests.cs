using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class ExecPluginTests : IDisposable
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exec-");
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Many_requests_run_the_program_once()
    {
        Script("""echo run >> runs; sleep 0.1; echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t"}}'""");
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(connection)));

        Assert.All(server.Requests, request => Assert.Equal("Bearer t", request.Header("Authorization")));
        Assert.Equal(1, Runs());
    }

    [Fact]
    public async Task The_program_runs_again_shortly_before_its_token_runs_out()
    {
        var expiry = _clock.GetUtcNow().AddMinutes(10);
        Script($$$"""echo run >> runs; echo "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t$(wc -l < runs)\",\"expirationTimestamp\":\"{{{expiry:yyyy-MM-ddTHH:mm:ssZ}}}\"}}" """);
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        await ReadAsync(connection);
        _clock.Advance(TimeSpan.FromMinutes(9));
        await ReadAsync(connection);
        _clock.Advance(TimeSpan.FromSeconds(55));
        await ReadAsync(connection);

        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t2"], server.Requests.Select(request => request.Header("Authorization")?.Replace(" t ", " t", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_rejected_token_runs_the_program_once_more_for_all_that_wait()
    {
        Script("""echo run >> runs; echo "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t$(wc -l < runs)\"}}" """);
        await using var server = WireServer.Start(exchange => exchange.Request.Header("Authorization") is "Bearer t1"
            ? exchange.RefuseAsync(401, "Unauthorized", "Unauthorized")
            : exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadAsync(connection)));

        Assert.Equal(2, Runs());
    }

    [Fact]
    public async Task The_program_is_told_what_it_asks_for()
    {
        Script("""printf '%s|%s|%s' "$KUBERNETES_EXEC_INFO" "$REGION" "$*" > seen; echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t"}}'""");
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server, "token, --id, 'a b'", "env: [{name: REGION, value: eu}], provideClusterInfo: true");

        await ReadAsync(connection);

        Assert.Equal(
            $$$"""{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"cluster":{"server":"{{{server.Address}}}"},"interactive":false}}|eu|token --id a b""",
            await File.ReadAllTextAsync(PathOf("seen"), Ct));
    }

    [Fact]
    public async Task The_program_gets_its_settings_that_stand_with_the_cluster()
    {
        Script("""printf '%s' "$KUBERNETES_EXEC_INFO" > seen; echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"t"}}'""");
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(
            cluster: """
                disable-compression: true, extensions: [{name: other, extension: 7},
                {name: client.authentication.k8s.io/exec, extension: {audience: "1", retries: 3, deep: [yes, true, 0.5, null]}}]
                """,
            user: $$"""exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: sh, args: ["{{PathOf("program")}}"], provideClusterInfo: true, interactiveMode: Never}""");

        await ReadAsync(connection);

        Assert.Equal(
            """{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","spec":{"cluster":{"server":"ADDRESS","disable-compression":true,"config":{"audience":"1","retries":3,"deep":["yes",true,0.5,null]}},"interactive":false}}"""
                .Replace("ADDRESS", server.Address.ToString(), StringComparison.Ordinal),
            await File.ReadAllTextAsync(PathOf("seen"), Ct));
    }

    [Fact]
    public async Task A_relative_command_begins_at_the_kubeconfig()
    {
        Script("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"beside"}}'""");
        File.WriteAllText(PathOf("login"), $"#!/bin/sh\nexec sh '{PathOf("program")}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("login"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        File.WriteAllText(
            PathOf("config"),
            KubeConfigText.Of(server.Address.ToString(), user: "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login}"));
        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = PathOf("config") });

        await ReadAsync(connection);

        Assert.Equal("Bearer beside", Assert.Single(server.Requests).Header("Authorization"));
    }

    [Fact]
    public void A_program_that_needs_a_terminal_is_refused_at_once()
    {
        var failure = Assert.Throws<KubeConfigException>(() => KubeConnection.FromKubeConfig(new KubeConfigOptions
        {
            Content = KubeConfigText.Of("https://a", user: "exec: {apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Always}"),
        }));

        Assert.Contains("interactiveMode is Always, and there is no terminal", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_token_that_stays_the_same_runs_the_program_once_more_and_no_more()
    {
        Script("""echo run >> runs; echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t"}}'""");
        var arrived = new CountdownEvent(8);
        var all = new TaskCompletionSource();
        await using var server = WireServer.Start(async exchange =>
        {
            if (arrived.Signal())
            {
                all.SetResult();
            }

            await all.Task;
            await exchange.RefuseAsync(401, "Unauthorized", "Unauthorized");
        });
        using var connection = Connect(server);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<KubeApiException>(() => ReadAsync(connection))));

        Assert.Equal(2, Runs());
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task A_failure_is_one_for_all_that_wait()
    {
        Script("echo run >> runs; sleep 0.2; exit 1");
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<KubeConfigException>(() => ReadAsync(connection))));

        Assert.Equal(1, Runs());
        await Assert.ThrowsAsync<KubeConfigException>(() => ReadAsync(connection));
        Assert.Equal(2, Runs());
    }

    [Fact]
    public async Task A_certificate_from_the_program_is_presented()
    {
        using var certificates = new TestCertificates();
        var (certificate, key) = certificates.Client("from-exec");
        await File.WriteAllTextAsync(
            PathOf("answer"),
            $$$"""{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"{{{Escaped(certificate)}}}","clientKeyData":"{{{Escaped(key)}}}"} }""",
            Ct);
        Script("cat answer");
        using var serverCertificate = certificates.Server(address: IPAddress.Loopback);
        await using var server = WireServer.StartTls(serverCertificate, askForClientCertificate: true, exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server, cluster: $"certificate-authority-data: {certificates.AuthorityData}");

        await ReadAsync(connection);

        Assert.Equal("CN=from-exec", Assert.Single(server.ClientCertificates)?.Subject);
    }

    [Theory]
    [InlineData("echo 'login first' >&2; exit 3", "failed with exit code 3: login first")]
    [InlineData("echo hello", "it printed something that is not a JSON ExecCredential")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"t"}}'""", "it printed client.authentication.k8s.io/v1beta1 ExecCredential instead of")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "it printed neither a token nor a certificate")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"x"}}'""", "it printed a certificate without a key")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"x","clientKeyData":"y"}}'""", "holds no PEM certificate")]
    public async Task A_program_that_fails_is_quoted(string script, string expected)
    {
        Script(script);
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        var failure = await Assert.ThrowsAsync<KubeConfigException>(() => ReadAsync(connection));

        Assert.Contains("User \"it\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_missing_comes_with_its_hint()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(
            user: "exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-program-here, installHint: Get it from example.com.}");

        var failure = await Assert.ThrowsAsync<KubeConfigException>(() => ReadAsync(connection));

        Assert.Contains("no-such-program-here cannot be started", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Get it from example.com.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_ends_with_the_request()
    {
        Script("touch started; exec sleep 600");
        var started = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder.FullName, "started") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => started.TrySetResult();
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        var reading = ReadAsync(connection);
        await started.Task.WaitAsync(Ct);
        _clock.Advance(TimeSpan.FromSeconds(100));
        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => reading);

        Assert.IsType<TimeoutException>(failure.InnerException);
    }

    private static string Escaped(string pem) => pem.Replace("\n", "\\n", StringComparison.Ordinal);

    private static Task<ConfigMap> ReadAsync(KubeConnection connection) =>
        new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

    private KubeConnection Connect(WireServer server, string arguments = "", string more = "", string cluster = "") => server.Connect(
        new KubeConnectionOptions { TimeProvider = _clock },
        cluster,
        $$"""exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: ["{{PathOf("program")}}", {{arguments}}], {{more}}}""");

    private void Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program of this test is a shell script.");
        File.WriteAllText(PathOf("program"), $"cd '{_folder.FullName}'\n{body}\n");
    }

    private int Runs() => File.ReadAllLines(PathOf("runs")).Length;

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
