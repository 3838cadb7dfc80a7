namespace KubeInventory.Client.Tests;

public sealed class KubeConfigTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubeconfig-");
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _certificates.Dispose();
    }

    [Fact]
    public void Of_several_files_the_first_one_counts_for_each_entry_and_for_the_current_context()
    {
        Write("a", """
            contexts: [{name: one, context: {cluster: shared, namespace: from-a}}]
            clusters: [{name: shared, cluster: {server: "https://a:1"}}]
            """);
        Write("b", """
            current-context: one
            contexts: [{name: one, context: {cluster: shared, namespace: from-b}}, {name: two, context: {cluster: own}}]
            clusters: [{name: shared, cluster: {server: "https://b:1"}}, {name: own, cluster: {server: "https://b:2/path"}}]
            """);
        Write("c", "current-context: two");
        var files = new[] { "a", "b", "c" }.Select(name => KubeConfigFile.Read(PathOf(name))).ToList();
        var merged = new MergedKubeConfig(files, "a:b:c");

        Assert.Equal("from-a", merged.Context(null).Fields.Text("namespace"));
        Assert.Equal("https://a:1", merged.Cluster(merged.Context(null)).Fields.Text("server"));
        Assert.Equal("https://b:2/path", merged.Cluster(merged.Context("two")).Fields.Text("server"));
    }

    [Fact]
    public void A_connection_knows_its_server_and_namespace()
    {
        Write("a", """
            apiVersion: v1
            kind: Config
            preferences: {}
            current-context: one
            contexts:
            - name: one
              context:
                cluster: it
                namespace: racks
                user: ""
            clusters:
            - name: it
              cluster:
                server: https://api.example.com:6443/k8s
            users: null
            """);

        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = PathOf("a") });

        Assert.Equal(new Uri("https://api.example.com:6443/k8s/"), connection.Server);
        Assert.Equal("racks", connection.DefaultNamespace);
    }

    [Fact]
    public void A_context_can_be_chosen_and_one_that_is_not_there_is_answered_with_those_that_are()
    {
        Write("a", """
            current-context: one
            contexts: [{name: one, context: {cluster: a}}, {name: two, context: {cluster: b, namespace: other}}]
            clusters: [{name: a, cluster: {server: "https://a:1"}}, {name: b, cluster: {server: "https://b:2"}}]
            """);

        using var chosen = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = PathOf("a"), Context = "two" });
        var failure = Assert.Throws<KubeConfigException>(
            () => KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = PathOf("a"), Context = "three" }));

        Assert.Equal(("https://b:2/", "other"), (chosen.Server.ToString(), chosen.DefaultNamespace));
        Assert.Contains("has no context \"three\". It has the contexts \"one\", \"two\".", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_begin_at_the_file_that_names_them()
    {
        _folder.CreateSubdirectory("sub");
        Write("sub/ca.pem", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(_certificates.AuthorityData)));
        Write("sub/a", KubeConfigText.Of("https://a", "certificate-authority: ca.pem"));

        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = PathOf("sub/a") });

        Assert.Equal("a", connection.Server.Host);
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        var failure = Fail(new KubeConfigOptions { Path = PathOf("nothing") });

        Assert.Contains($"{PathOf("nothing")} cannot be read", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_named_with_the_line()
    {
        Write("a", "clusters:\n- name: x\n  cluster: {server: \"https://a\n");

        Assert.StartsWith(PathOf("a") + ":", Fail(new KubeConfigOptions { Path = PathOf("a") }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clusters: 7", ":1: clusters must be a list.")]
    [InlineData("\ncontexts: [{name: x}]", ":2: contexts[0].context is missing.")]
    [InlineData("contexts: [{context: {}}]", ":1: contexts[0].name is missing.")]
    [InlineData("[]", ":1: a kubeconfig must be a mapping")]
    [InlineData("contexts: [{name: x, context: {cluster: c}}]", "has no current-context. It has the contexts \"x\".")]
    [InlineData("current-context: y\ncontexts: [{name: x, context: {}}, {name: w, context: {}}]", "has no context \"y\". It has the contexts \"w\", \"x\".")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: c}}]", "has no cluster \"c\", which context \"x\"")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {user: u}}]", ":2: contexts[0].context.cluster is missing.")]
    [InlineData("", "has no current-context. It has no contexts at all.")]
    public void A_broken_structure_is_explained(string content, string expected)
    {
        Assert.Contains(expected, Fail(new KubeConfigOptions { Content = content }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("host:6443", "", "", "clusters[0].cluster.server is \"host:6443\", not an address")]
    [InlineData("https://a", "proxy-url: nonsense", "", "clusters[0].cluster.proxy-url is \"nonsense\", not an http, https or socks5 address.")]
    [InlineData("https://a", "certificate-authority-data: '!'", "", "clusters[0].cluster.certificate-authority-data is not base64.")]
    [InlineData("https://a", "certificate-authority-data: aGk=", "", "certificate-authority-data holds no PEM certificate")]
    [InlineData("https://a", "certificate-authority: /nowhere/ca.pem", "", "certificate-authority names a file that cannot be read")]
    [InlineData("https://a", "insecure-skip-tls-verify: true, certificate-authority-data: aGk=", "", "cannot stand beside a certificate-authority")]
    [InlineData("https://a", "insecure-skip-tls-verify: maybe", "", "insecure-skip-tls-verify must be true or false.")]
    [InlineData("https://a", "", "auth-provider: {name: gcp}", "users[0].user.auth-provider \"gcp\" is not supported")]
    [InlineData("https://a", "", "auth-provider: {name: oidc}", "auth-provider.config is missing.")]
    [InlineData("https://a", "", "auth-provider: {name: oidc, config: {client-id: x, idp-issuer-url: nowhere}}", "idp-issuer-url is \"nowhere\", not an address")]
    [InlineData("https://a", "", "tokenFile: /nowhere/token", "users[0].user.tokenFile names /nowhere/token, which cannot be read")]
    [InlineData("https://a", "", "client-certificate-data: aGk=", "client-key is missing")]
    [InlineData("https://a", "", "client-key-data: aGk=", "client-certificate is missing")]
    [InlineData("https://a", "", "username: me, token: t", "cannot stand beside a token")]
    [InlineData("https://a", "", "as-groups: [admins]", "users[0].user.as is missing")]
    [InlineData("https://a", "", "exec: {apiVersion: client.authentication.k8s.io/v1}", "users[0].user.exec.command is missing.")]
    [InlineData("https://a", "", "exec: {command: x, apiVersion: v7}", "users[0].user.exec.apiVersion is \"v7\", which is not supported")]
    public void A_broken_entry_is_explained(string server, string cluster, string user, string expected)
    {
        Assert.Contains(expected, Fail(new KubeConfigOptions { Content = KubeConfigText.Of(server, cluster, user) }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_client_certificate_says_since_when()
    {
        var (certificate, key) = _certificates.Client("me", expiresIn: TimeSpan.FromHours(-3));

        var failure = Fail(new KubeConfigOptions { Content = KubeConfigText.Of("https://a", user: Data(certificate, key)) });

        Assert.Matches(@"client-certificate expired at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(subject CN=me\)", failure);
    }

    [Fact]
    public void A_key_that_is_encrypted_or_of_another_certificate_is_refused()
    {
        var (certificate, encrypted) = _certificates.Client("me", KeyForm.Encrypted);
        var (_, other) = _certificates.Client("me");

        Assert.Contains("encrypted key", Fail(new KubeConfigOptions { Content = KubeConfigText.Of("https://a", user: Data(certificate, encrypted)) }), StringComparison.Ordinal);
        Assert.Contains("does not go together with its key", Fail(new KubeConfigOptions { Content = KubeConfigText.Of("https://a", user: Data(certificate, other)) }), StringComparison.Ordinal);
    }

    internal static string Data(string certificate, string key) =>
        $"client-certificate-data: {TestCertificates.Base64(certificate)}, client-key-data: {TestCertificates.Base64(key)}";

    private static string Fail(KubeConfigOptions options) => Assert.Throws<KubeConfigException>(() => KubeConnection.FromKubeConfig(options)).Message;

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string content) => File.WriteAllText(PathOf(name), content);
}
