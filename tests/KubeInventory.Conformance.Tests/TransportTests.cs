using System.Net;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class TransportTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : TransportTests(server);

    public sealed class Real(RealServerUnderTest server) : TransportTests(server);

    [Fact]
    public async Task Requests_go_over_HTTP_2()
    {
        using var response = await Connection.Sender.OpenAsync(new ApiRequest("get", HttpMethod.Get, "version", "version"), Ct);

        Assert.Equal(HttpVersion.Version20, response.Version);
    }

    [Fact]
    public async Task A_field_that_a_schema_does_not_know_is_warned_of_once()
    {
        var warnings = new List<ServerWarning>();
        using var connection = await Server.OpenAsync(Ct, new KubeConnectionOptions { OnWarning = warnings.Add });
        var widgets = new ResourceClient<Loose<Widgets>>(connection);
        var name = NewName();

        await widgets.CreateAsync(Loose<Widgets>.Of(name, """{"spec": {"colour": "red"} }"""), cancellationToken: Ct);
        await widgets.PatchAsync(name, Patch.Merge(new System.Text.Json.Nodes.JsonObject { ["spec"] = new System.Text.Json.Nodes.JsonObject { ["colour"] = "blue" } }), cancellationToken: Ct);

        Assert.Equal("unknown field \"spec.colour\"", Assert.Single(warnings).Text);
    }
}
