using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>Credentials that change while requests run: not one of them fails.</summary>
public sealed class RotationTests : IDisposable
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}""";

    private readonly TemporaryDirectory _folder = new();
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Client_certificates_change_under_requests_and_watches()
    {
        await using var server = await EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { DataDirectory = _folder.File("data") }, Ct);
        var path = _folder.File("client.pem");
        SecretFile.Write(path, IssueAdmin());
        using var connection = KubeConnection.FromKubeConfig(
            new KubeConfigOptions
            {
                Content = KubeConfigText.Of(
                    server.Address.ToString(), $"certificate-authority: {_folder.File("data/ca.crt")}", $"client-certificate: {path}, client-key: {path}"),
            },
            Options);
        var namespaces = new ResourceClient<V1Namespace>(connection);
        var watch = namespaces.WatchAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct);
        Assert.True(await watch.MoveNextAsync());

        var load = new Load(() => namespaces.GetAsync("default", Ct));
        for (var rotation = 0; rotation < 8; rotation++)
        {
            await load.WaitForMoreAsync(40);
            SecretFile.Write(path, IssueAdmin());
            _clock.Advance(ClientCertificate.ReloadPeriod);
        }

        await load.StopAsync();
        await namespaces.CreateAsync(new V1Namespace { Metadata = new ObjectMeta { Name = "seen" } }, cancellationToken: Ct);
        while (watch.Current.Object.Metadata?.Name is not "seen")
        {
            Assert.True(await watch.MoveNextAsync());
        }

        await watch.DisposeAsync();
    }

    [Fact]
    public async Task Authorities_and_tokens_change_under_requests()
    {
        var authorities = Enumerable.Range(0, 4).Select(_ => new TestCertificates()).ToList();
        var certificates = authorities.Select(authority => authority.Server(address: IPAddress.Loopback)).ToList();
        var accepted = new ConcurrentDictionary<string, bool> { ["Bearer t0"] = true };
        var present = 0;
        await using var server = WireServer.StartTls(
            () => certificates[present],
            exchange => accepted.ContainsKey(exchange.Request.Header("Authorization") ?? "")
                ? exchange.AnswerAsync(200, Map, headers: "Connection: close")
                : exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        await File.WriteAllTextAsync(_folder.File("ca"), AuthorityPem(authorities[0]), Ct);
        await File.WriteAllTextAsync(_folder.File("token"), "t0", Ct);
        using var connection = server.Connect(
            Options, $"certificate-authority: {_folder.File("ca")}", $"tokenFile: {_folder.File("token")}");
        var load = new Load(() => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct));

        for (var rotation = 1; rotation < authorities.Count; rotation++)
        {
            // As an administrator does it: the new one counts before the old one goes. No clock moves: what fails is read again at once.
            accepted[$"Bearer t{rotation}"] = true;
            SecretFile.Write(_folder.File("token"), System.Text.Encoding.UTF8.GetBytes($"t{rotation}"));
            SecretFile.Write(_folder.File("ca"), System.Text.Encoding.UTF8.GetBytes(AuthorityPem(authorities[rotation - 1]) + "\n" + AuthorityPem(authorities[rotation])));
            present = rotation;
            accepted.TryRemove($"Bearer t{rotation - 1}", out _);
            await load.WaitForMoreAsync(40);
        }

        await load.StopAsync();
        authorities.ForEach(authority => authority.Dispose());
        certificates.ForEach(certificate => certificate.Dispose());
    }

    [Fact]
    public async Task Tokens_of_a_program_change_under_requests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program of this test is a shell script.");
        var generation = 0;
        await using var server = WireServer.Start(exchange => exchange.Request.Header("Authorization") == $"Bearer {generation}"
            ? exchange.AnswerAsync(200, Map)
            : exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        await File.WriteAllTextAsync(_folder.File("program"), Program, Ct);
        await File.WriteAllTextAsync(_folder.File("token"), "0", Ct);
        using var connection = server.Connect(Options, user: RunsProgram);
        var load = new Load(() => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct));

        for (var next = 1; next <= 4; next++)
        {
            await load.WaitForMoreAsync(40);
            SecretFile.Write(_folder.File("token"), System.Text.Encoding.UTF8.GetBytes($"{next}"));
            generation = next;
        }

        await load.WaitForMoreAsync(40);
        await load.StopAsync();
        Assert.Equal(5, (await File.ReadAllLinesAsync(_folder.File("runs"), Ct)).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_is_held_up_while_its_new_token_is_replaced_follows(bool fromProgram)
    {
        Assert.SkipWhen(fromProgram && OperatingSystem.IsWindows(), "The program of this test is a shell script.");
        var accepted = 0;
        var (isHeldUp, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = WireServer.Start(async exchange =>
        {
            var isSlow = exchange.Request.Target.EndsWith("/slow", StringComparison.Ordinal);
            if (isSlow && exchange.Request.Header("Authorization") == "Bearer 0")
            {
                Rotate();
            }
            else if (isSlow && exchange.Request.Header("Authorization") == "Bearer 1")
            {
                isHeldUp.SetResult();
                await goesOn.Task.WaitAsync(exchange.Stop);
            }

            await (exchange.Request.Header("Authorization") == $"Bearer {accepted}"
                ? exchange.AnswerAsync(200, Map)
                : exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        });
        await File.WriteAllTextAsync(_folder.File("program"), Program, Ct);
        await File.WriteAllTextAsync(_folder.File("token"), "0", Ct);
        using var connection = server.Connect(Options, user: fromProgram ? RunsProgram : $"tokenFile: {_folder.File("token")}");
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");

        var slow = maps.GetAsync("slow", Ct);
        await isHeldUp.Task.WaitAsync(Ct);
        await maps.GetAsync("quick", Ct);
        Rotate();
        goesOn.SetResult();
        await slow;

        Assert.Equal(
            ["slow 0", "slow 1", "quick 1", "slow 2"],
            server.Requests.Select(request => $"{request.Target.Split('/')[^1]} {request.Header("Authorization")?.Split(' ')[1]}"));

        void Rotate() => SecretFile.Write(_folder.File("token"), System.Text.Encoding.UTF8.GetBytes($"{++accepted}"));
    }

    [Fact]
    public async Task A_request_follows_an_authority_that_is_replaced_twice_while_it_connects()
    {
        var authorities = Enumerable.Range(0, 3).Select(_ => new TestCertificates()).ToList();
        var certificates = authorities.Select(authority => authority.Server(address: IPAddress.Loopback)).ToList();
        var handshakes = 0;
        await using var server = WireServer.StartTls(
            () =>
            {
                var present = Math.Min(++handshakes, 2);
                SecretFile.Write(_folder.File("ca"), System.Text.Encoding.UTF8.GetBytes(AuthorityPem(authorities[present])));
                return certificates[present];
            },
            exchange => exchange.AnswerAsync(200, Map));
        await File.WriteAllTextAsync(_folder.File("ca"), AuthorityPem(authorities[0]), Ct);
        using var connection = server.Connect(Options, $"certificate-authority: {_folder.File("ca")}");

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        Assert.Equal(3, handshakes);
        authorities.ForEach(authority => authority.Dispose());
        certificates.ForEach(certificate => certificate.Dispose());
    }

    private KubeConnectionOptions Options => new() { TimeProvider = _clock, RequestTimeout = Timeout.InfiniteTimeSpan };

    /// <summary>The user of a kubeconfig whose token comes from <see cref="Program"/>.</summary>
    private string RunsProgram => $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: sh, args: [\"{_folder.File("program")}\"]}}";

    /// <summary>Hands out what the token file says, and counts its runs.</summary>
    private string Program => $$$"""
        echo run >> '{{{_folder.File("runs")}}}'
        echo "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"$(cat '{{{_folder.File("token")}}}')\"}}"
        """;

    private static string AuthorityPem(TestCertificates certificates) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(certificates.AuthorityData));

    /// <summary>A certificate of the server's own authority, for its admin, with the key.</summary>
    private byte[] IssueAdmin()
    {
        using var authority = X509Certificate2.CreateFromPemFile(_folder.File("data/ca.crt"), _folder.File("data/ca.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("O=system:masters,CN=admin", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        using var certificate = request.Create(authority, authority.NotBefore, DateTimeOffset.UtcNow.AddDays(2), Guid.NewGuid().ToByteArray());
        return System.Text.Encoding.UTF8.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Eight callers that send one request after the other until they are stopped, or one fails.</summary>
    private sealed class Load
    {
        private readonly Task _running;
        private long _done;
        private volatile bool _isOver;

        public Load(Func<Task> request) => _running = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunAsync(request))));

        public async Task WaitForMoreAsync(int count)
        {
            var goal = Interlocked.Read(ref _done) + count;
            while (Interlocked.Read(ref _done) < goal && !_running.IsCompleted)
            {
                await Task.Yield();
            }
        }

        public async Task StopAsync()
        {
            _isOver = true;
            await _running;
        }

        private async Task RunAsync(Func<Task> request)
        {
            while (!_isOver)
            {
                await request();
                Interlocked.Increment(ref _done);
            }
        }
    }
}
