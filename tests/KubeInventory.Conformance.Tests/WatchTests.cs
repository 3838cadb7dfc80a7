using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class WatchTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _run = RealServer.UniqueName("run");

    public sealed class Embedded(EmbeddedServer server) : WatchTests(server);

    public sealed class Real(RealServerUnderTest server) : WatchTests(server);

    [Fact]
    public async Task A_watch_from_a_list_misses_nothing()
    {
        var list = await Widgets.ListPageAsync(new ListOptions { LabelSelector = $"run={_run}" }, Ct);
        var created = await CreateLabelledAsync();
        await Widgets.PatchAsync(created.Name, Patch.Json().Add("/spec/size", 1), cancellationToken: Ct);
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);

        var events = await WatchAsync(list.Metadata.ResourceVersion).Take(3).ToListAsync(Ct);

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted], events.Select(one => one.Type));
        Assert.Equal(created.ResourceVersion, events[0].ResourceVersion);
        Assert.Equal(1, (int?)events[2].Object["spec.size"]);
        Assert.NotEqual(events[1].ResourceVersion, events[2].ResourceVersion);
    }

    [Fact]
    public async Task A_watch_from_nowhere_begins_with_what_there_is()
    {
        var created = await CreateLabelledAsync();

        var first = await WatchAsync(resourceVersion: null).FirstAsync(Ct);

        Assert.Equal(WatchEventType.Added, first.Type);
        Assert.Equal(created.Name, first.Object.Name);
    }

    [Fact]
    public async Task An_object_that_leaves_or_enters_a_selection_is_deleted_or_added()
    {
        var created = await CreateLabelledAsync();
        await Widgets.PatchAsync(created.Name, Patch.Json().Replace("/metadata/labels/run", "other"), cancellationToken: Ct);
        await Widgets.PatchAsync(created.Name, Patch.Json().Replace("/metadata/labels/run", _run), cancellationToken: Ct);

        var events = await WatchAsync(created.ResourceVersion).Take(2).ToListAsync(Ct);

        Assert.Equal([WatchEventType.Deleted, WatchEventType.Added], events.Select(one => one.Type));
        Assert.Equal(_run, (string?)events[0].Object["metadata.labels.run"]);
    }

    [Fact]
    public async Task A_field_selection_follows_the_field()
    {
        var created = await CreateLabelledAsync();
        var options = new WatchOptions
        {
            LabelSelector = $"run={_run}",
            FieldSelector = "spec.color=red",
            ResourceVersion = created.ResourceVersion,
            Timeout = TimeSpan.FromSeconds(30),
        };
        await Widgets.PatchAsync(created.Name, Patch.Json().Replace("/spec/color", "red"), cancellationToken: Ct);
        await Widgets.PatchAsync(created.Name, Patch.Json().Replace("/spec/color", "green"), cancellationToken: Ct);

        var events = await Widgets.WatchAsync(options, Ct).Where(one => one.Type is not WatchEventType.Bookmark).Take(2).ToListAsync(Ct);

        Assert.Equal([WatchEventType.Added, WatchEventType.Deleted], events.Select(one => one.Type));
    }

    [Fact]
    public async Task Initial_events_end_with_a_bookmark()
    {
        var created = await CreateLabelledAsync();
        var options = new WatchOptions { LabelSelector = $"run={_run}", SendInitialEvents = true, Timeout = TimeSpan.FromSeconds(30) };

        var events = await Widgets.WatchAsync(options, Ct).TakeUntilAsync(one => one.EndsInitialEvents, Ct);

        Assert.Equal([WatchEventType.Added, WatchEventType.Bookmark], events.Select(one => one.Type));
        Assert.Equal(created.Name, events[0].Object.Name);
        Assert.True(long.Parse(events[1].ResourceVersion!, null) >= long.Parse(created.ResourceVersion, null));
    }

    [Fact]
    public async Task A_watch_ends_in_order_when_its_time_is_up()
    {
        var options = new WatchOptions { LabelSelector = $"run={_run}", Timeout = TimeSpan.FromSeconds(1) };

        Assert.Empty(await Widgets.WatchAsync(options, Ct).Where(one => one.Type is not WatchEventType.Bookmark).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_status_write_is_a_modification()
    {
        var created = await CreateLabelledAsync();
        await Widgets.Status.PatchAsync(
            created.Name,
            Patch.Merge(JsonNode.Parse("""{"status": {"phase": "Ready"}}""")!.AsObject()),
            cancellationToken: Ct);

        var first = await WatchAsync(created.ResourceVersion).FirstAsync(Ct);

        Assert.Equal(WatchEventType.Modified, first.Type);
        Assert.Equal("Ready", (string?)first.Object["status.phase"]);
    }

    private IAsyncEnumerable<WatchEvent<Loose<Widgets>>> WatchAsync(string? resourceVersion) => Widgets
        .WatchAsync(
            new WatchOptions { LabelSelector = $"run={_run}", ResourceVersion = resourceVersion, Timeout = TimeSpan.FromSeconds(30) },
            Ct)
        .Where(one => one.Type is not WatchEventType.Bookmark);

    private Task<Loose<Widgets>> CreateLabelledAsync() =>
        CreateAsync($$$"""{"metadata": {"labels": {"run": "{{{_run}}}"} }, "spec": {} }""");
}
