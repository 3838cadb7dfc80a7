using System.Text.Json.Nodes;

namespace KubeInventory.Conformance.Tests;

public abstract class DiscoveryTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : DiscoveryTests(server);

    public sealed class Real(RealServerUnderTest server) : DiscoveryTests(server);

    [Fact]
    public async Task A_kind_is_discovered_with_its_verbs_and_its_status()
    {
        var list = await ReadAsync("apis/conformance.kubeinventory.io/v1");

        var resources = list["resources"]!.AsArray();
        var widget = resources.Single(one => (string?)one!["name"] is "widgets")!;
        Assert.Equal("APIResourceList", (string?)list["kind"]);
        Assert.Equal("Widget", (string?)widget["kind"]);
        Assert.Equal("widget", (string?)widget["singularName"]);
        Assert.False((bool?)widget["namespaced"]);
        Assert.Equal(
            ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            widget["verbs"]!.AsArray().Select(verb => (string?)verb).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["get", "patch", "update"],
            resources.Single(one => (string?)one!["name"] is "widgets/status")!["verbs"]!.AsArray().Select(verb => (string?)verb).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_group_names_its_preferred_version()
    {
        var group = await ReadAsync("apis/conformance.kubeinventory.io");

        Assert.Equal("APIGroup", (string?)group["kind"]);
        Assert.Equal("conformance.kubeinventory.io/v1", (string?)group["preferredVersion"]!["groupVersion"]);
    }

    [Fact]
    public async Task A_server_tells_its_version()
    {
        var version = await ReadAsync("version");

        Assert.Matches("^v1\\.[0-9]+", (string?)version["gitVersion"]);
    }

    private Task<JsonNode> ReadAsync(string path) => new RawReader(Connection).ReadAsync(path, Ct);
}
