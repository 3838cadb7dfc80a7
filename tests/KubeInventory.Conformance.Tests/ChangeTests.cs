using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

/// <summary>What the client makes of several requests.</summary>
public abstract class ChangeTests(ServerUnderTest server) : ConformanceTests(server)
{
    private const string Finalizer = "example.io/hold";

    private readonly string _run = RealServer.UniqueName("run");

    public sealed class Embedded(EmbeddedServer server) : ChangeTests(server);

    public sealed class Real(RealServerUnderTest server) : ChangeTests(server);

    [Fact]
    public async Task A_collection_is_deleted_by_selector_and_not_by_a_dry_run()
    {
        var red = await CreateOneAsync("red");
        var held = await CreateOneAsync("red", "example.io/hold");
        var green = await CreateOneAsync("green");
        var options = new DeleteCollectionOptions { LabelSelector = LabelSelector.Where("run").Is(_run), FieldSelector = "spec.color=red" };

        await Widgets.DeleteCollectionAsync(options with { Each = new DeleteOptions { DryRun = true } }, Ct);
        Assert.Null((await Widgets.GetAsync(red.Name, Ct)).Metadata?.DeletionTimestamp);
        var deleted = await Widgets.DeleteCollectionAsync(options with { Each = new DeleteOptions { Propagation = DeletePropagation.Background } }, Ct);

        Assert.Equal(new[] { red.Name, held.Name }.Order(StringComparer.Ordinal), deleted.Select(widget => widget.Name).Order(StringComparer.Ordinal));
        Assert.Null(await Widgets.FindAsync(red.Name, Ct));
        Assert.NotNull((await Widgets.GetAsync(held.Name, Ct)).Metadata?.DeletionTimestamp);
        Assert.Null((await Widgets.GetAsync(green.Name, Ct)).Metadata?.DeletionTimestamp);
    }

    [Fact]
    public async Task Two_who_add_finalizers_at_once_keep_each_others()
    {
        var created = await CreateOneAsync("red");
        string[] names = [Finalizer, "example.io/a", "example.io/b", Finalizer];

        var added = await Task.WhenAll(names.Select(name => Widgets.AddFinalizerAsync(created.Name, name, Ct)));

        Assert.All(added, Assert.NotNull);
        var stored = await Widgets.GetAsync(created.Name, Ct);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), stored.Metadata!.Finalizers!.Order(StringComparer.Ordinal));

        var removed = await Task.WhenAll(names.Select(name => Widgets.RemoveFinalizerAsync(created.Name, name, Ct)));

        Assert.Equal(3, removed.Count(isRemoved => isRemoved));
        Assert.Empty((await Widgets.GetAsync(created.Name, Ct)).Metadata?.Finalizers ?? []);
    }

    [Fact]
    public async Task An_object_that_is_being_deleted_takes_no_finalizer_and_is_gone_with_its_last()
    {
        var created = await CreateOneAsync("red", Finalizer);
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);

        Assert.Null(await Widgets.AddFinalizerAsync(created.Name, "example.io/late", Ct));
        Assert.NotNull(await Widgets.AddFinalizerAsync(created.Name, Finalizer, Ct));
        Assert.True(await Widgets.RemoveFinalizerAsync(created.Name, Finalizer, Ct));
        Assert.False(await Widgets.RemoveFinalizerAsync(created.Name, Finalizer, Ct));
        await Assert.ThrowsAsync<KubeNotFoundException>(() => Widgets.AddFinalizerAsync(created.Name, Finalizer, Ct));
    }

    [Fact]
    public async Task A_finalizer_that_no_object_can_have_is_refused()
    {
        var created = await CreateOneAsync("red");

        var refusal = await RefusedAsync(Widgets.AddFinalizerAsync(created.Name, "not a name", Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
    }

    [Fact]
    public async Task An_object_is_created_then_changed_then_left_alone()
    {
        var name = NewName();

        var created = await Widgets.CreateOrUpdateAsync(name, Sized, cancellationToken: Ct);
        var again = await Widgets.CreateOrUpdateAsync(name, Sized, cancellationToken: Ct);
        var changed = await Widgets.CreateOrUpdateAsync(name, widget => widget!.With(json => json["spec"]!["size"] = 6), cancellationToken: Ct);

        Assert.Equal([WriteOutcome.Created, WriteOutcome.Unchanged, WriteOutcome.Updated], new[] { created, again, changed }.Select(result => result.Outcome));
        Assert.Equal(6, (int?)changed.Resource["spec.size"]);
        await Assert.ThrowsAsync<ArgumentException>(() => Widgets.CreateOrUpdateAsync(name, _ => Loose<Widgets>.Of("other"), cancellationToken: Ct));

        Loose<Widgets> Sized(Loose<Widgets>? present) => present ?? Loose<Widgets>.Of(name, """{"spec": {"size": 5} }""");
    }

    [Fact]
    public async Task Many_who_create_and_change_one_object_lose_nothing()
    {
        var name = NewName();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Widgets.CreateOrUpdateAsync(name, widget => Tagged(widget, $"t{i}"), cancellationToken: Ct)));

        var stored = await Widgets.GetAsync(name, Ct);
        Assert.Equal(["t0", "t1", "t2", "t3"], stored["spec.tags"]!.AsObject().Select(tag => tag.Key).Order(StringComparer.Ordinal));

        Loose<Widgets> Tagged(Loose<Widgets>? widget, string tag) =>
            (widget ?? Loose<Widgets>.Of(name, """{"spec": {"tags": {} } }""")).With(json => json["spec"]!["tags"]![tag] = "x");
    }

    [Fact]
    public async Task What_a_manager_owns_is_extracted_changed_and_applied_without_claiming_more()
    {
        var name = NewName();
        await ApplyAsync(name, "fetcher", """
            {"metadata": {"labels": {"env": "prod"}}, "spec": {"size": 1, "note": "mine", "ports": [{"name": "ssh", "port": 22}], "roles": ["a", "b"], "steps": ["x", "y"], "limits": {"cpu": 1}}}
            """);
        var live = await ApplyAsync(name, "operator", """
            {"metadata": {"labels": {"team": "t"}}, "spec": {"color": "red", "ports": [{"name": "web", "port": 80}], "roles": ["c"]}}
            """);

        var mine = OwnedFields.Extract(live, "fetcher")!;
        var applied = await Widgets.ApplyAsync(mine.With(json => json["spec"]!["size"] = 2), new ApplyOptions { FieldManager = "fetcher" }, Ct);

        Assert.Equal(
            $$$"""{"metadata":{"labels":{"env":"prod"},"name":"{{{name}}}"},"spec":{"limits":{"cpu":1},"note":"mine","ports":[{"name":"ssh","port":22}],"roles":["a","b"],"size":1,"steps":["x","y"]},"apiVersion":"conformance.kubeinventory.io/v1","kind":"Widget"}""",
            mine.Json.ToJsonString());
        Assert.Equal(2, (int?)applied["spec.size"]);
        Assert.Equal("red", (string?)applied["spec.color"]);
        Assert.Equal(2, applied["spec.ports"]!.AsArray().Count);
        Assert.Null(OwnedFields.Extract(live, "nobody"));
        Assert.Null(OwnedFields.Extract(live, "fetcher", "status"));
    }

    private Task<Loose<Widgets>> ApplyAsync(string name, string manager, string members) =>
        Widgets.ApplyAsync(Loose<Widgets>.Of(name, members), new ApplyOptions { FieldManager = manager }, Ct);

    private Task<Loose<Widgets>> CreateOneAsync(string color, params IEnumerable<string> finalizers) => CreateAsync(
        $$$"""{"metadata": {"labels": {"run": "{{{_run}}}"}, "finalizers": [{{{string.Join(", ", finalizers.Select(name => $"\"{name}\""))}}}]}, "spec": {"color": "{{{color}}}"} }""");
}
