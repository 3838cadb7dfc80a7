using KubeInventory.Embedded;

namespace KubeInventory.Client.Tests;

/// <summary>Requests through proxies, to plain servers and over TLS and HTTP/2.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}""";

    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task A_plain_request_names_its_server_to_the_proxy()
    {
        await using var proxy = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions
        {
            Content = KubeConfigText.Of("http://inventory.example:8080", $"proxy-url: \"{proxy.Address}\""),
        });

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        Assert.Equal("http://inventory.example:8080/api/v1/namespaces/n/configmaps/x", Assert.Single(proxy.Requests).Target);
    }

    [Theory]
    [InlineData("http://{0}")]
    [InlineData("http://me:pass%3Aword@{0}")]
    [InlineData("socks5://{0}")]
    public async Task Tls_goes_through_the_proxy(string proxyUrl)
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        await using var proxy = TunnelProxy.Start(demandsPassword: proxyUrl.Contains('@', StringComparison.Ordinal));
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, proxyUrl, $"127.0.0.1:{proxy.Port}");
        using var connection = Connect(server, $"    proxy-url: \"{url}\"\n");

        await new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct);

        Assert.Equal($"127.0.0.1:{server.Address.Port}", Assert.Single(proxy.Targets));
        Assert.Equal(url.Contains('@', StringComparison.Ordinal) ? "me:pass:word" : null, proxy.Passwords.FirstOrDefault());
    }

    [Fact]
    public async Task Tls_goes_through_a_proxy_that_speaks_tls_itself()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var certificate = _certificates.Server(address: System.Net.IPAddress.Loopback);
        await using var proxy = TunnelProxy.StartTls(certificate);
        using var connection = Connect(
            server,
            $"    proxy-url: \"https://127.0.0.1:{proxy.Port}\"\n    insecure-skip-tls-verify: true\n",
            withAuthority: false);

        await new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct);

        Assert.Equal($"127.0.0.1:{server.Address.Port}", Assert.Single(proxy.Targets));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_name_in_tls_needs_no_direct_way(bool throughProxy)
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        await using var proxy = TunnelProxy.Start();
        using var connection = Connect(
            server, "    tls-server-name: localhost\n" + (throughProxy ? $"    proxy-url: \"http://127.0.0.1:{proxy.Port}\"\n" : ""));

        await new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct);

        Assert.Equal(throughProxy ? 1 : 0, proxy.Targets.Count);
    }

    [Fact]
    public async Task Another_name_in_tls_goes_together_with_several_impersonated_groups()
    {
        // The server would choose HTTP/2 where it is offered, which has no way to send a header twice.
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        var admin = new Impersonation { User = "kubernetes-admin", Groups = ["ops", "system:masters"] };
        using var connection = Connect(server, "    tls-server-name: localhost\n", options: new KubeConnectionOptions { Impersonation = admin });

        await new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct);
    }

    private static KubeConnection Connect(
        EmbeddedApiServer server, string cluster, bool withAuthority = true, KubeConnectionOptions? options = null)
    {
        var lines = server.KubeConfig.Split('\n').Where(line => withAuthority || !line.Contains("certificate-authority-data", StringComparison.Ordinal));
        var content = string.Join('\n', lines);
        var at = content.IndexOf('\n', content.IndexOf("server: ", StringComparison.Ordinal)) + 1;
        return KubeConnection.FromKubeConfig(new KubeConfigOptions { Content = content.Insert(at, cluster) }, options);
    }
}
