using System.Net;

namespace KubeInventory.Client.Tests;

public sealed class ClientCertificateTests : IDisposable
{
    private readonly CredentialBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(KeyForm.RsaPkcs1)]
    [InlineData(KeyForm.RsaPkcs8)]
    [InlineData(KeyForm.EllipticSec1)]
    [InlineData(KeyForm.EllipticPkcs8)]
    public async Task A_client_certificate_is_presented_whatever_the_form_of_its_key(KeyForm form)
    {
        var (certificate, key) = _bench.Certificates.Client("me", form);
        await using var server = _bench.StartTls();
        using var connection = server.Connect(cluster: _bench.Authority, user: KubeConfigTests.Data(certificate, key));

        await CredentialBench.ReadAsync(connection);

        Assert.Equal("CN=me", Assert.Single(server.ClientCertificates)?.Subject);
    }

    [Fact]
    public async Task A_client_certificate_that_is_replaced_on_disk_gets_new_connections()
    {
        var certificatePath = _bench.WriteClientCertificate("first");
        await using var server = _bench.StartTls();
        using var connection = _bench.ConnectWith(server, certificatePath);

        await CredentialBench.ReadAsync(connection);
        _bench.WriteClientCertificate("second");
        await CredentialBench.ReadAsync(connection);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await CredentialBench.ReadAsync(connection);

        Assert.Equal(["CN=first", "CN=first", "CN=second"], server.ClientCertificates.Select(one => one?.Subject));
    }

    [Fact]
    public async Task A_watch_outlives_the_certificate_that_opened_it()
    {
        var replaced = new TaskCompletionSource();
        var certificatePath = _bench.WriteClientCertificate("first");
        using var serverCertificate = _bench.Certificates.Server(address: IPAddress.Loopback);
        await using var server = WireServer.StartTls(serverCertificate, askForClientCertificate: true, async exchange =>
        {
            if (!exchange.Request.Target.Contains("watch", StringComparison.Ordinal))
            {
                await exchange.AnswerAsync(200, CredentialBench.Map);
                return;
            }

            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync("""{"type":"ADDED","object":{"metadata":{"name":"a"}}}""" + "\n");
            await replaced.Task.WaitAsync(exchange.Stop);
            await exchange.ChunkAsync("""{"type":"ADDED","object":{"metadata":{"name":"b"}}}""" + "\n");
            await exchange.EndStreamAsync();
        });
        using var connection = _bench.ConnectWith(server, certificatePath);

        var names = new List<string?>();
        await foreach (var one in new ResourceClient<ConfigMap>(connection).WatchAsync(cancellationToken: Ct))
        {
            names.Add(one.Object.Metadata?.Name);
            if (replaced.Task.IsCompleted)
            {
                continue;
            }

            _bench.WriteClientCertificate("second");
            _bench.Clock.Advance(TimeSpan.FromMinutes(5));
            await CredentialBench.ReadAsync(connection);
            replaced.SetResult();
        }

        Assert.Equal(["a", "b"], names);
        Assert.Equal(["CN=first", "CN=second"], server.ClientCertificates.Select(one => one?.Subject));
    }

    [Fact]
    public async Task A_certificate_caught_without_its_new_key_is_met_again_soon()
    {
        var certificatePath = _bench.WriteClientCertificate("first");
        await using var server = _bench.StartTls();
        using var connection = _bench.ConnectWith(server, certificatePath);

        await CredentialBench.ReadAsync(connection);
        var (certificate, key) = _bench.Certificates.Client("second");
        _bench.Write("client", certificate);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await CredentialBench.ReadAsync(connection);
        _bench.Write("client.key", key);
        _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        await CredentialBench.ReadAsync(connection);

        Assert.Equal(["CN=first", "CN=first", "CN=second"], server.ClientCertificates.Select(one => one?.Subject));
    }

    [Fact]
    public async Task Certificate_and_key_may_lie_in_one_file()
    {
        var (certificate, key) = _bench.Certificates.Client("both");
        var path = _bench.Write("client.pem", key + "\n" + certificate);
        await using var server = _bench.StartTls();
        using var connection = server.Connect(cluster: _bench.Authority, user: $"client-certificate: {path}, client-key: {path}");

        await CredentialBench.ReadAsync(connection);

        Assert.Equal("CN=both", Assert.Single(server.ClientCertificates)?.Subject);
    }

    [Fact]
    public async Task Data_in_the_kubeconfig_wins_over_a_file()
    {
        var (certificate, key) = _bench.Certificates.Client("data");
        await using var server = _bench.StartTls();
        using var connection = server.Connect(
            cluster: $"{_bench.Authority}, certificate-authority: /nowhere/ca.pem",
            user: $"{KubeConfigTests.Data(certificate, key)}, client-certificate: /nowhere/client.pem, client-key: /nowhere/client.key");

        await CredentialBench.ReadAsync(connection);

        Assert.Equal("CN=data", Assert.Single(server.ClientCertificates)?.Subject);
    }
}
