using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class PatchTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : PatchTests(server);

    public sealed class Real(RealServerUnderTest server) : PatchTests(server);

    [Fact]
    public async Task A_merge_patch_sets_and_removes_and_leaves_the_rest()
    {
        var created = await CreateAsync("""{"spec": {"size": 1, "note": "old", "tags": {"a": "1", "b": "2"}}}""");

        var patched = await MergeAsync(created.Name, """{"spec": {"note": null, "size": 2, "tags": {"a": null, "c": "3"}}}""");

        Assert.Equal("""{"color":"grey","size":2,"tags":{"b":"2","c":"3"}}""", Sorted(patched["spec"]));
        Assert.Equal(2, patched.Generation);
    }

    [Fact]
    public async Task A_merge_patch_that_changes_nothing_writes_nothing()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""");

        var patched = await MergeAsync(created.Name, """{"spec": {"size": 1, "note": null}}""");

        Assert.Equal(created.ResourceVersion, patched.ResourceVersion);
    }

    [Fact]
    public async Task A_json_patch_is_carried_out_in_order()
    {
        var created = await CreateAsync("""{"metadata": {"annotations": {"a/b": "1"}}, "spec": {"steps": ["one", "two"]}}""");

        var patched = await Widgets.PatchAsync(
            created.Name,
            Patch.Json()
                .Test("/spec/steps/0", "one")
                .Add("/spec/steps/-", "three")
                .Remove("/spec/steps/0")
                .Replace(JsonPatch.Path("metadata", "annotations", "a/b"), "2"),
            cancellationToken: Ct);

        Assert.Equal("""["two","three"]""", patched["spec.steps"]!.ToJsonString());
        Assert.Equal("2", (string?)patched["metadata.annotations"]!["a/b"]);
    }

    [Fact]
    public async Task A_json_patch_whose_test_fails_changes_nothing()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""");

        var refusal = await RefusedAsync(Widgets.PatchAsync(
            created.Name,
            Patch.Json().Replace("/spec/size", 2).Test("/spec/color", "red"),
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal(1, (int?)(await Widgets.GetAsync(created.Name, Ct))["spec.size"]);
    }

    [Fact]
    public async Task A_json_patch_of_a_path_that_is_not_there_is_refused()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(Widgets.PatchAsync(created.Name, Patch.Json().Replace("/spec/nothing/here", 2), cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
    }

    [Fact]
    public async Task A_patch_may_carry_the_resource_version_that_it_expects()
    {
        var created = await CreateAsync();
        await MergeAsync(created.Name, """{"spec": {"size": 1}}""");

        var merge = await RefusedAsync(MergeAsync(created.Name, $$$"""{"metadata": {"resourceVersion": "{{{created.ResourceVersion}}}"}, "spec": {"size": 2} }"""));
        var json = await RefusedAsync(Widgets.PatchAsync(
            created.Name,
            Patch.Json().Test("/metadata/resourceVersion", created.ResourceVersion).Replace("/spec/size", 2),
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Conflict, merge.Reason);
        Assert.Equal(StatusReason.Invalid, json.Reason);
    }

    [Fact]
    public async Task An_absent_object_cannot_be_patched()
    {
        var refusal = await RefusedAsync(MergeAsync(NewName(), """{"spec": {"size": 2}}"""));

        Assert.Equal(StatusReason.NotFound, refusal.Reason);
    }

    [Fact]
    public async Task A_patch_cannot_rename()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(MergeAsync(created.Name, """{"metadata": {"name": "other"}}"""));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
    }

    [Fact]
    public async Task A_patched_object_is_checked_by_its_schema()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(MergeAsync(created.Name, """{"spec": {"size": 11}}"""));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal(
            $"Widget.conformance.kubeinventory.io \"{created.Name}\" is invalid: spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10",
            refusal.Status.Message);
    }

    [Fact]
    public async Task A_dry_run_patches_nothing()
    {
        var created = await CreateAsync();

        var patched = await Widgets.PatchAsync(created.Name, Patch.Json().Add("/spec/size", 2), new WriteOptions { DryRun = true }, Ct);

        Assert.Equal(2, (int?)patched["spec.size"]);
        Assert.Null((await Widgets.GetAsync(created.Name, Ct))["spec.size"]);
    }

    private static string Sorted(JsonNode? node) =>
        new JsonObject(node!.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString();

    private Task<Loose<Widgets>> MergeAsync(string name, string changes) =>
        Widgets.PatchAsync(name, Patch.Merge(JsonNode.Parse(changes)!.AsObject()), cancellationToken: Ct);

    [Fact]
    public async Task A_strategic_merge_patch_merges_keyed_lists_of_built_in_kinds_and_is_refused_by_custom_ones()
    {
        var leases = new ResourceClient<V1Lease>(Connection).InNamespace("default");
        var name = RealServer.UniqueName("strategic");
        await leases.CreateAsync(new V1Lease { Metadata = new ObjectMeta { Name = name, Finalizers = ["example.com/a"] } }, cancellationToken: Ct);
        var widget = await CreateAsync();

        var merged = await leases.PatchAsync(
            name, Patch.StrategicMerge(new V1Lease { Metadata = new ObjectMeta { Finalizers = ["example.com/b"] } }), cancellationToken: Ct);
        var removal = JsonNode.Parse("""{"metadata": {"$deleteFromPrimitiveList/finalizers": ["example.com/a", "example.com/b"]} }""")!.AsObject();
        var removed = await leases.PatchAsync(name, Patch.StrategicMerge(removal), cancellationToken: Ct);
        await leases.DeleteAsync(name, cancellationToken: Ct);
        var refusal = await RefusedAsync(Widgets.PatchAsync(widget.Name, Patch.StrategicMerge(new JsonObject()), cancellationToken: Ct));

        Assert.Equal(["example.com/a", "example.com/b"], merged.Metadata?.Finalizers?.Order());
        Assert.Empty(removed.Metadata?.Finalizers ?? []);
        Assert.Equal(StatusReason.UnsupportedMediaType, refusal.Reason);
    }
}
