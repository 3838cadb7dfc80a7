using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class StatusTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : StatusTests(server);

    public sealed class Real(RealServerUnderTest server) : StatusTests(server);

    [Fact]
    public async Task A_status_write_changes_the_status_alone()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""");

        var written = await Widgets.Status.ReplaceAsync(
            created.With(json =>
            {
                json["status"] = new JsonObject { ["phase"] = "Ready" };
                json["spec"]!["size"] = 9;
                json["metadata"]!["labels"] = new JsonObject { ["env"] = "prod" };
                json["metadata"]!["finalizers"] = new JsonArray("example.io/hold");
            }),
            cancellationToken: Ct);

        Assert.Equal("Ready", (string?)written["status.phase"]);
        Assert.Equal(1, (int?)written["spec.size"]);
        Assert.Null(written["metadata.labels"]);
        Assert.Null(written["metadata.finalizers"]);
        Assert.Equal(1, written.Generation);
        Assert.NotEqual(created.ResourceVersion, written.ResourceVersion);
    }

    [Fact]
    public async Task A_status_patch_cannot_reach_the_spec()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""");

        var patched = await Widgets.Status.PatchAsync(
            created.Name,
            Patch.Merge(JsonNode.Parse("""{"spec": {"size": 9}, "status": {"phase": "Ready"}}""")!.AsObject()),
            cancellationToken: Ct);

        Assert.Equal("Ready", (string?)patched["status.phase"]);
        Assert.Equal(1, (int?)patched["spec.size"]);
    }

    [Fact]
    public async Task Conditions_of_two_writers_stand_side_by_side()
    {
        var created = await CreateAsync();

        await ApplyConditionAsync(created.Name, "one", "Ready");
        var both = await ApplyConditionAsync(created.Name, "two", "Patched");

        Assert.Equal(["Ready", "Patched"], both["status.conditions"]!.AsArray().Select(condition => (string?)condition!["type"]));
    }

    [Fact]
    public async Task Ownership_in_the_status_is_counted_apart()
    {
        var created = await CreateAsync();

        var applied = await ApplyConditionAsync(created.Name, "agent", "Ready");

        var entry = applied["metadata.managedFields"]!.AsArray().Single(one => (string?)one!["manager"] is "agent");
        Assert.Equal("status", (string?)entry!["subresource"]);
        Assert.Equal("Apply", (string?)entry["operation"]);
        Assert.Equal(
            """{"f:status":{"f:conditions":{"k:{\"type\":\"Ready\"}":{".":{},"f:status":{},"f:type":{}}}}}""",
            entry["fieldsV1"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task The_status_of_an_absent_object_cannot_be_applied()
    {
        var refusal = await RefusedAsync(ApplyConditionAsync(NewName(), "agent", "Ready"));

        Assert.Equal(StatusReason.NotFound, refusal.Reason);
    }

    [Fact]
    public async Task A_stale_status_write_is_a_conflict()
    {
        var created = await CreateAsync();
        await Widgets.ReplaceAsync(created.With(json => json["spec"]!["size"] = 1), cancellationToken: Ct);

        var refusal = await RefusedAsync(Widgets.Status.ReplaceAsync(
            created.With(json => json["status"] = new JsonObject { ["phase"] = "Ready" }),
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
    }

    [Fact]
    public async Task A_status_is_checked_by_its_schema()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(Widgets.Status.PatchAsync(
            created.Name,
            Patch.Merge(JsonNode.Parse("""{"status": {"phase": 7}}""")!.AsObject()),
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal("status.phase", refusal.Status.Details?.Causes?[0].Field);
    }

    private Task<Loose<Widgets>> ApplyConditionAsync(string name, string manager, string type) => Widgets.Status.ApplyAsync(
        Loose<Widgets>.Of(name, $$$"""{"status": {"conditions": [{"type": "{{{type}}}", "status": "True"}]} }"""),
        new ApplyOptions { FieldManager = manager },
        Ct);
}
