using System.Net;

namespace KubeInventory.Embedded.Tests;

public sealed class WriteTests
{
    [Fact]
    public async Task A_defined_resource_is_served_at_once()
    {
        await using var api = await Widgets.StartAsync();

        await api.CreateAsync("a");
        await api.CreateAsync("b");

        var list = (await api.GetAsync(Widgets.Path)).Expect(HttpStatusCode.OK);
        Assert.Equal(["a", "b"], list.ItemNames);
        Assert.Equal("WidgetList", (string?)list.Json["kind"]);
    }

    [Fact]
    public async Task A_stale_write_is_refused_with_409()
    {
        await using var api = await Widgets.StartAsync();
        var first = (await api.CreateAsync("a")).Json;
        (await api.MergeAsync($"{Widgets.Path}/a", """{"spec":{"color":"blue"}}""")).Expect(HttpStatusCode.OK);

        var refused = (await api.PutAsync($"{Widgets.Path}/a", first)).Expect(HttpStatusCode.Conflict);

        Assert.Equal("Conflict", refused.Reason);
        Assert.Equal(
            "Operation cannot be fulfilled on widgets.test.example.com \"a\": the object has been modified; "
            + "please apply your changes to the latest version and try again",
            refused.Message);
    }

    [Fact]
    public async Task A_watch_tells_what_happens()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a");
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=1");
        Assert.Equal("ADDED a", await watch.NextNameAsync());

        await api.CreateAsync("b");
        await api.MergeAsync($"{Widgets.Path}/b", """{"spec":{"color":"blue"}}""");
        await api.DeleteAsync($"{Widgets.Path}/a");

        Assert.Equal("ADDED b", await watch.NextNameAsync());
        Assert.Equal("MODIFIED b", await watch.NextNameAsync());
        Assert.Equal("DELETED a", await watch.NextNameAsync());
    }
}
