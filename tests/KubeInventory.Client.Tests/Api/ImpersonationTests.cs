namespace KubeInventory.Client.Tests;

public sealed class ImpersonationTests
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"1"}}""";

    [Fact]
    public async Task A_connection_can_act_as_somebody_else_in_several_groups()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        var jane = new Impersonation
        {
            User = "jané",
            Groups = ["ops", "dev"],
            Extra = new Dictionary<string, IReadOnlyList<string>> { ["example.io/scope"] = ["read", "write"] },
        };
        using var own = server.Connect(new KubeConnectionOptions { Impersonation = jane }, user: "token: t, as: joe, as-groups: [other]");

        await new ResourceClient<ConfigMap>(own).InNamespace("n").GetAsync("x", Ct);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(
            ["Impersonate-Extra-example.io%2Fscope: read", "Impersonate-Extra-example.io%2Fscope: write", "Impersonate-Group: dev", "Impersonate-Group: ops", "Impersonate-User: jané"],
            sent.Headers.Where(header => header.Key.StartsWith("Imp", StringComparison.Ordinal)).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => server.Connect(new KubeConnectionOptions { Impersonation = new Impersonation { User = "a\r\nb: c" } }));
    }

    [Fact]
    public async Task A_callers_client_can_act_as_somebody_else_in_one_group()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        var jane = new Impersonation { User = "jane", Groups = ["ops"] };
        using var client = new HttpClient();
        using var borrowed = KubeConnection.FromHttpClient(client, server.Address, options: new KubeConnectionOptions { Impersonation = jane });

        await new ResourceClient<ConfigMap>(borrowed).InNamespace("n").GetAsync("x", Ct);

        Assert.Equal("jane", Assert.Single(server.Requests).Header("Impersonate-User"));
        Assert.Equal("ops", Assert.Single(server.Requests).Header("Impersonate-Group"));
        Assert.Throws<ArgumentException>(() =>
            KubeConnection.FromHttpClient(client, server.Address, options: new KubeConnectionOptions { Impersonation = jane with { Groups = ["a", "b"] } }));
    }
}
