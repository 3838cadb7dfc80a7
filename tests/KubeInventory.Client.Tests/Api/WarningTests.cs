namespace KubeInventory.Client.Tests;

public sealed class WarningTests
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"1"}}""";

    [Fact]
    public async Task Warnings_are_passed_on_once_each()
    {
        var log = new ListLogger();
        var seen = new List<ServerWarning>();
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(
            200,
            Map,
            headers: ["Warning: 299 - \"unknown field \\\"spec.foo\\\"\"", "Warning: 299 - \"deprecated\", 299 - \"Größe\"", "Warning: 199 - \"other\""]));
        using var connection = server.Connect(new KubeConnectionOptions { LoggerFactory = log, OnWarning = seen.Add });
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");

        await maps.GetAsync("x", Ct);
        await maps.GetAsync("x", Ct);

        Assert.Equal(["unknown field \"spec.foo\"", "deprecated", "Größe"], seen.Select(warning => warning.Text));
        Assert.All(seen, warning => Assert.Equal("GET /api/v1/namespaces/n/configmaps/x", warning.Request));
        Assert.Equal(seen.Select(warning => $"The API server warns: {warning.Text}"), log.Lines);
    }

    [Fact]
    public async Task An_observer_of_warnings_that_fails_does_not_fail_the_request()
    {
        var log = new ListLogger();
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map, headers: "Warning: 299 - \"deprecated\""));
        using var connection = server.Connect(new KubeConnectionOptions { LoggerFactory = log, OnWarning = _ => throw new InvalidOperationException() });

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        Assert.Contains("KubeConnectionOptions.OnWarning failed", log.Lines);
    }
}
