using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

/// <summary>CustomResourceDefinitions themselves: from create to served to gone.</summary>
public abstract class DefinitionTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _group = $"{RealServer.UniqueName("g")}.example.com";

    private ResourceClient<Loose<Definitions>> Crds => new(Connection);

    public sealed class Embedded(EmbeddedServer server) : DefinitionTests(server);

    public sealed class Real(RealServerUnderTest server) : DefinitionTests(server);

    [Fact]
    public async Task A_definition_becomes_established_and_its_kind_is_served_until_it_is_deleted()
    {
        var created = await Crds.CreateAsync(Definition("things"), cancellationToken: Ct);
        await Crds.WaitForEstablishedAsync(created, Ct);
        var established = await Crds.GetAsync(created.Name, Ct);
        var path = $"apis/{_group}/v1/things";

        Assert.Equal(
            ["Established InitialNamesAccepted True", "NamesAccepted NoConflicts True"],
            established["status.conditions"]!.AsArray().Select(one => $"{one!["type"]} {one["reason"]} {one["status"]}").Order(StringComparer.Ordinal));
        Assert.Equal("things", (string?)established["status.acceptedNames.plural"]);
        Assert.Equal(["v1"], established["status.storedVersions"]!.AsArray().Select(one => (string?)one));
        Assert.Equal("ThingList", (string?)(await WaitUntilServedAsync(path))["kind"]);

        await Crds.DeleteAsync(created.Name, cancellationToken: Ct);
        await WaitUntilGoneAsync(created.Name, path);
    }

    [Fact]
    public async Task What_a_definition_leaves_out_is_filled_in()
    {
        var created = await Crds.CreateAsync(Definition("things"), cancellationToken: Ct);
        await Crds.DeleteAsync(created.Name, cancellationToken: Ct);

        Assert.Equal("thing", (string?)created["spec.names.singular"]);
        Assert.Equal("ThingList", (string?)created["spec.names.listKind"]);
        Assert.Equal("None", (string?)created["spec.conversion.strategy"]);
        Assert.Equal(1, created.Generation);
    }

    [Theory]
    [InlineData("spec.group", "\"other.example.com\"", "metadata.name: Invalid value")]
    [InlineData("spec.scope", "\"Galaxy\"", "spec.scope: Unsupported value: \"Galaxy\": supported values: \"Cluster\", \"Namespaced\"")]
    [InlineData("spec.versions", "[]", "spec.versions: Invalid value")]
    [InlineData("spec.versions.0.schema.openAPIV3Schema", """{"type": "object", "properties": {"spec": {}}}""", "openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified object fields")]
    [InlineData("spec.versions.0.schema.openAPIV3Schema.type", "\"array\"", "openAPIV3Schema.type: Invalid value: \"array\": must be object at the root")]
    [InlineData("spec.versions.0.storage", "false", "must have exactly one version marked as storage version")]
    public async Task A_definition_that_cannot_work_is_refused(string path, string value, string expected)
    {
        var definition = Definition("things").With(json => Set(json, path.Split('.'), JsonNode.Parse(value)));

        var refusal = await RefusedAsync(Crds.CreateAsync(definition, cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Contains(expected, refusal.Status.Message, StringComparison.Ordinal);
    }

    private async Task<JsonNode> WaitUntilServedAsync(string path)
    {
        while (true)
        {
            if (await FindAsync(path) is { } answer)
            {
                return answer;
            }

            Ct.ThrowIfCancellationRequested();
        }
    }

    private async Task WaitUntilGoneAsync(string name, string path)
    {
        while (await Crds.FindAsync(name, Ct) is not null || await FindAsync(path) is not null)
        {
            Ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What lies at a path; null for 404.</summary>
    private async Task<JsonNode?> FindAsync(string path)
    {
        try
        {
            return await new RawReader(Connection).ReadAsync(path, Ct);
        }
        catch (KubeApiException e) when (e.Reason is StatusReason.NotFound)
        {
            return null;
        }
    }

    private static void Set(JsonNode node, ReadOnlySpan<string> path, JsonNode? value)
    {
        for (; path.Length > 1; path = path[1..])
        {
            node = node is JsonArray array ? array[int.Parse(path[0], null)]! : node[path[0]]!;
        }

        node[path[0]] = value;
    }

    private Loose<Definitions> Definition(string plural) => Loose<Definitions>.Of($"{plural}.{_group}", $$$"""
        {"spec": {"group": "{{{_group}}}", "scope": "Cluster", "names": {"kind": "Thing", "plural": "{{{plural}}}"},
         "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {
           "type": "object", "properties": {"spec": {"type": "object", "properties": {"size": {"type": "integer"} } } } } } }] } }
        """);
}
