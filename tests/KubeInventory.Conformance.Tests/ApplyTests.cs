using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class ApplyTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : ApplyTests(server);

    public sealed class Real(RealServerUnderTest server) : ApplyTests(server);

    [Fact]
    public async Task An_apply_creates_what_is_absent_and_owns_what_it_says()
    {
        var applied = await ApplyAsync(NewName(), "fetcher", """{"metadata": {"labels": {"env": "prod"}}, "spec": {"size": 1}}""");

        Assert.Equal("grey", (string?)applied["spec.color"]);
        var entry = Assert.Single(applied["metadata.managedFields"]!.AsArray());
        Assert.Equal(["fetcher", "Apply", "conformance.kubeinventory.io/v1", "FieldsV1"], new[] { "manager", "operation", "apiVersion", "fieldsType" }.Select(key => (string?)entry![key]));
        Assert.Equal("""{"f:metadata":{"f:labels":{"f:env":{}}},"f:spec":{"f:size":{}}}""", entry!["fieldsV1"]!.ToJsonString());
    }

    [Fact]
    public async Task An_equal_apply_changes_nothing()
    {
        var name = NewName();
        var first = await ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "ports": [{"name": "ssh", "port": 22}]}}""");

        var second = await ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "ports": [{"name": "ssh", "port": 22}]}}""");

        Assert.Equal(first.ResourceVersion, second.ResourceVersion);
        Assert.True(JsonNode.DeepEquals(first.Json, second.Json));
    }

    [Fact]
    public async Task A_field_that_is_left_out_is_removed()
    {
        var name = NewName();
        await ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "note": "gone", "ports": [{"name": "ssh", "port": 22}, {"name": "web", "port": 80}]}}""");

        var applied = await ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "ports": [{"name": "web", "port": 80}]}}""");

        Assert.Null(applied["spec.note"]);
        Assert.Equal(["web"], applied["spec.ports"]!.AsArray().Select(port => (string?)port!["name"]));
        Assert.Equal(2, applied.Generation);
    }

    [Fact]
    public async Task Another_value_of_anothers_field_is_a_conflict_that_names_both()
    {
        var name = NewName();
        await ApplyAsync(name, "operator", """{"spec": {"size": 1, "color": "red"}}""");

        var refusal = await RefusedAsync(ApplyAsync(name, "fetcher", """{"spec": {"size": 2, "color": "green"}}"""));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
        Assert.Equal(
            "Apply failed with 2 conflicts: conflicts with \"operator\":\n- .spec.color\n- .spec.size",
            refusal.Status.Message);
        Assert.Equal(
            ["FieldManagerConflict .spec.color conflict with \"operator\"", "FieldManagerConflict .spec.size conflict with \"operator\""],
            refusal.Status.Details?.Causes?.Select(cause => $"{cause.Reason} {cause.Field} {cause.Message}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_update_owns_its_fields_too()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""", new WriteOptions { FieldManager = "kubectl-edit" });

        var refusal = await RefusedAsync(ApplyAsync(created.Name, "fetcher", """{"spec": {"size": 2}}"""));

        Assert.StartsWith("Apply failed with 1 conflict: conflict with \"kubectl-edit\" using conformance.kubeinventory.io/v1", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Force_takes_the_field_away()
    {
        var name = NewName();
        await ApplyAsync(name, "operator", """{"spec": {"size": 1, "note": "mine"}}""");

        var applied = await ApplyAsync(name, "fetcher", """{"spec": {"size": 2}}""", force: true);

        Assert.Equal(2, (int?)applied["spec.size"]);
        Assert.Equal("""{"f:spec":{"f:note":{}}}""", OwnedBy(applied, "operator"));
        Assert.Equal("""{"f:spec":{"f:size":{}}}""", OwnedBy(applied, "fetcher"));
    }

    [Fact]
    public async Task The_same_value_is_owned_together_and_stays_until_both_leave_it_out()
    {
        var name = NewName();
        await ApplyAsync(name, "operator", """{"spec": {"size": 1}}""");
        await ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "note": "x"}}""");

        var without = await ApplyAsync(name, "fetcher", """{"spec": {"note": "x"}}""");
        var last = await ApplyAsync(name, "operator", """{"metadata": {"labels": {"kept": "yes"}}}""");

        Assert.Equal(1, (int?)without["spec.size"]);
        Assert.Null(last["spec.size"]);
        Assert.Equal("x", (string?)last["spec.note"]);
    }

    [Fact]
    public async Task Two_managers_share_a_list_by_its_key_and_a_set_by_its_items()
    {
        var name = NewName();
        await ApplyAsync(name, "a", """{"spec": {"ports": [{"name": "ssh", "port": 22}], "roles": ["db", "log"]}}""");

        var both = await ApplyAsync(name, "b", """{"spec": {"ports": [{"name": "web", "port": 80}], "roles": ["log", "web"]}}""");
        var left = await ApplyAsync(name, "a", """{"spec": {"roles": ["db"]}}""");

        Assert.Equal(["ssh", "web"], both["spec.ports"]!.AsArray().Select(port => (string?)port!["name"]));
        Assert.Equal(["db", "log", "web"], both["spec.roles"]!.AsArray().Select(role => (string?)role).Order(StringComparer.Ordinal));
        Assert.Equal(["web"], left["spec.ports"]!.AsArray().Select(port => (string?)port!["name"]));
        Assert.Equal(["db", "log", "web"], left["spec.roles"]!.AsArray().Select(role => (string?)role).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Atomic_lists_and_maps_belong_to_one()
    {
        var name = NewName();
        await ApplyAsync(name, "a", """{"spec": {"steps": ["one"], "limits": {"cpu": 1}}}""");

        var list = await RefusedAsync(ApplyAsync(name, "b", """{"spec": {"steps": ["two"]}}"""));
        var map = await RefusedAsync(ApplyAsync(name, "b", """{"spec": {"limits": {"memory": 1}}}"""));

        Assert.Equal(".spec.steps", list.Status.Details?.Causes?.Single().Field);
        Assert.Equal(".spec.limits", map.Status.Details?.Causes?.Single().Field);
    }

    [Fact]
    public async Task An_update_takes_over_what_it_changes()
    {
        var name = NewName();
        var applied = await ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "note": "x"}}""");

        var replaced = await Widgets.ReplaceAsync(applied.With(json => json["spec"]!["size"] = 2), new WriteOptions { FieldManager = "person" }, Ct);

        Assert.Equal("""{"f:spec":{"f:note":{}}}""", OwnedBy(replaced, "fetcher"));
        Assert.Equal("""{"f:spec":{"f:size":{}}}""", OwnedBy(replaced, "person"));
    }

    [Fact]
    public async Task A_resource_version_in_an_apply_must_be_the_present_one()
    {
        var name = NewName();
        var first = await ApplyAsync(name, "fetcher", """{"spec": {"size": 1}}""");
        await ApplyAsync(name, "fetcher", """{"spec": {"size": 2}}""");

        var refusal = await RefusedAsync(ApplyAsync(name, "fetcher", $$$"""{"metadata": {"resourceVersion": "{{{first.ResourceVersion}}}"}, "spec": {"size": 3} }"""));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
    }

    [Fact]
    public async Task A_uid_in_an_apply_resurrects_nothing()
    {
        var refusal = await RefusedAsync(ApplyAsync(NewName(), "fetcher", """{"metadata": {"uid": "11111111-2222-3333-4444-555555555555"}, "spec": {}}"""));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
    }

    [Fact]
    public async Task Managed_fields_cannot_be_applied()
    {
        var name = NewName();
        var applied = await ApplyAsync(name, "fetcher", """{"spec": {"size": 1}}""");

        var refusal = await RefusedAsync(Widgets.ApplyAsync(applied, new ApplyOptions { FieldManager = "fetcher" }, Ct));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
        Assert.Equal("metadata.managedFields must be nil", refusal.Status.Message);
    }

    [Fact]
    public async Task A_dry_run_applies_nothing_and_still_conflicts()
    {
        var name = NewName();
        var dry = new ApplyOptions { FieldManager = "fetcher", DryRun = true };
        await Widgets.ApplyAsync(Loose<Widgets>.Of(name, """{"spec": {"size": 1}}"""), dry, Ct);
        Assert.Null(await Widgets.FindAsync(name, Ct));
        await ApplyAsync(name, "operator", """{"spec": {"size": 1}}""");

        var refusal = await RefusedAsync(Widgets.ApplyAsync(Loose<Widgets>.Of(name, """{"spec": {"size": 2}}"""), dry, Ct));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
    }

    [Fact]
    public async Task An_unknown_field_cannot_be_owned_and_so_not_be_applied()
    {
        var name = NewName();

        var refusal = await RefusedAsync(ApplyAsync(name, "fetcher", """{"spec": {"size": 1, "nonsense": 2}}"""));

        Assert.Equal(
            $"failed to create typed patch object (/{name}; conformance.kubeinventory.io/v1, Kind=Widget): .spec.nonsense: field not declared in schema",
            refusal.Status.Message);
    }

    private Task<Loose<Widgets>> ApplyAsync(string name, string manager, string members, bool force = false) =>
        Widgets.ApplyAsync(Loose<Widgets>.Of(name, members), new ApplyOptions { FieldManager = manager, Force = force }, Ct);

    private static string? OwnedBy(Loose<Widgets> widget, string manager) =>
        widget["metadata.managedFields"]!.AsArray().Single(entry => (string?)entry!["manager"] == manager)!["fieldsV1"]!.ToJsonString();
}
