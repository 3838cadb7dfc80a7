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
    [InlineData(null)]
    [InlineData("http://{0}")]
    [InlineData("http://me:pass%3Aword@{0}")]
    [InlineData("socks5://{0}")]
    [InlineData("socks5://me:pass%3Aword@{0}")]
    public async Task Another_name_in_tls_leaves_headers_alone_on_every_way(string? proxyUrl)
    {
        // As client-go has it: the name is asked for and expected in TLS, and Host is the address. Groups are a line each.
        using var certificate = _certificates.Server("inventory.internal");
        await using var server = WireServer.StartTls(certificate, askForClientCertificate: false, exchange => exchange.AnswerAsync(200, Map));
        var demandsPassword = proxyUrl?.Contains('@', StringComparison.Ordinal) is true;
        await using var proxy = TunnelProxy.Start(demandsPassword);
        var proxyEntry = proxyUrl is null ? "" : $", proxy-url: \"{proxyUrl.Replace("{0}", $"127.0.0.1:{proxy.Port}", StringComparison.Ordinal)}\"";
        using var connection = server.Connect(
            new KubeConnectionOptions { Impersonation = new Impersonation { User = "jane", Groups = ["ops", "dev"] } },
            $"tls-server-name: inventory.internal, certificate-authority-data: {_certificates.AuthorityData}{proxyEntry}");

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("inventory.internal", Assert.Single(server.ServerNames));
        Assert.Equal(server.Address.Authority, sent.Header("Host"));
        Assert.Equal(["ops", "dev"], sent.Headers.Where(header => header.Key == "Impersonate-Group").Select(header => header.Value));
        Assert.Equal(proxyUrl is null ? [] : [server.Address.Authority], proxy.Targets);
        Assert.Equal(demandsPassword ? ["me:pass:word"] : [], proxy.Passwords);
    }

    [Fact]
    public async Task Another_name_in_tls_goes_over_http2_and_through_a_proxy_that_speaks_tls_itself()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var certificate = _certificates.Server(address: System.Net.IPAddress.Loopback);
        await using var proxy = TunnelProxy.StartTls(certificate);
        using var connection = Connect(
            server,
            $"    tls-server-name: localhost\n    proxy-url: \"https://127.0.0.1:{proxy.Port}\"\n    insecure-skip-tls-verify: true\n",
            withAuthority: false);
        var namespaces = new ResourceClient<V1Namespace>(connection);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => namespaces.GetAsync("default", Ct)));

        Assert.All(proxy.Targets, target => Assert.Equal($"127.0.0.1:{server.Address.Port}", target));
        Assert.InRange(proxy.Targets.Count, 1, 2);
    }

    [Theory]
    [InlineData("http://{0}", "It answered \"HTTP/1.1 407 Who\" to CONNECT 127.0.0.1:")]
    [InlineData("socks5://{0}", "It wants a name and password.")]
    public async Task A_proxy_that_refuses_is_quoted(string proxyUrl, string expected)
    {
        await using var proxy = TunnelProxy.Start(demandsPassword: true);
        var url = proxyUrl.Replace("{0}", $"127.0.0.1:{proxy.Port}", StringComparison.Ordinal);
        using var connection = KubeConnection.FromKubeConfig(
            new KubeConfigOptions { Content = KubeConfigText.Of("https://127.0.0.1:1", $"tls-server-name: other, proxy-url: \"{url}\"") },
            new KubeConnectionOptions { MaxRetries = 0 });

        var failure = await Assert.ThrowsAsync<KubeConnectionException>(
            () => new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct));

        Assert.Contains($"the proxy refused. {expected}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Check proxy-url", failure.Message, StringComparison.Ordinal);
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
