using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests.Http;

public sealed class WatchTests
{
    [Fact]
    public async Task Without_a_version_it_begins_with_what_is_there()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a");
        await api.CreateAsync("b");

        using var watch = await api.WatchAsync($"{Widgets.AllNamespaces}?watch=true&allowWatchBookmarks=true");

        Assert.Equal(["ADDED a", "ADDED b"], [await watch.NextNameAsync(), await watch.NextNameAsync()]);
        var bookmark = await watch.NextAsync();
        Assert.Equal("BOOKMARK", (string?)bookmark!["type"]);
        Assert.Equal("true", (string?)bookmark["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]);
    }

    [Fact]
    public async Task From_a_version_it_tells_exactly_what_came_after()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a");
        var from = (await api.CreateAsync("b")).ResourceVersion;
        await api.CreateAsync("c");
        await api.DeleteAsync($"{Widgets.Path}/a");

        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&resourceVersion={from}");

        Assert.Equal(["ADDED c", "DELETED a"], [await watch.NextNameAsync(), await watch.NextNameAsync()]);
    }

    [Fact]
    public async Task A_deletion_carries_the_last_state_under_a_new_version()
    {
        await using var api = await Widgets.StartAsync();
        var created = await api.CreateAsync("a", "blue");
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&resourceVersion={created.ResourceVersion}");

        await api.DeleteAsync($"{Widgets.Path}/a");

        var deleted = (await watch.NextAsync())!["object"]!;
        Assert.Equal("blue", (string?)deleted["spec"]!["color"]);
        Assert.NotEqual(created.ResourceVersion, (string?)deleted["metadata"]!["resourceVersion"]);
    }

    [Theory]
    [InlineData("labelSelector=env%3Dprod", """{"metadata":{"labels":{"env":"prod"}}}""", """{"metadata":{"labels":{"env":"dev"}}}""")]
    [InlineData("fieldSelector=spec.color%3Dblue", """{"spec":{"color":"blue"}}""", """{"spec":{"color":"green"}}""")]
    public async Task An_object_comes_and_goes_with_the_selector(string selector, string match, string mismatch)
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a");
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&{selector}");

        await api.MergeAsync($"{Widgets.Path}/a", match);
        await api.MergeAsync($"{Widgets.Path}/a", """{"spec":{"size":9}}""");
        var left = await api.MergeAsync($"{Widgets.Path}/a", mismatch);
        await api.MergeAsync($"{Widgets.Path}/a", match);

        Assert.Equal(["ADDED a", "MODIFIED a"], [await watch.NextNameAsync(), await watch.NextNameAsync()]);
        var deleted = await watch.NextAsync();
        Assert.Equal("DELETED", (string?)deleted!["type"]);
        Assert.Equal(left.ResourceVersion, (string?)deleted["object"]!["metadata"]!["resourceVersion"]);
        Assert.Equal(9, (int)deleted["object"]!["spec"]!["size"]!);
        Assert.Equal("ADDED a", await watch.NextNameAsync());
    }

    [Fact]
    public async Task Other_namespaces_are_not_told()
    {
        await using var api = await Widgets.StartAsync();
        var elsewhere = Widgets.Path.Replace("default", "kube-public", StringComparison.Ordinal);
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true");

        (await api.PostAsync(elsewhere, Widgets.Some("there"))).Expect(HttpStatusCode.Created);
        await api.CreateAsync("here");

        Assert.Equal("ADDED here", await watch.NextNameAsync());
    }

    [Fact]
    public async Task A_version_from_before_a_compaction_is_expired()
    {
        await using var api = await Widgets.StartAsync();
        var old = (await api.CreateAsync("a")).ResourceVersion;
        await api.CreateAsync("b");
        api.Server.Compact();

        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&resourceVersion={old}");

        var error = await watch.NextAsync();
        Assert.Equal(("ERROR", 410, "Expired"), ((string?)error!["type"], (int)error["object"]!["code"]!, (string?)error["object"]!["reason"]));
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task An_open_watch_survives_a_compaction()
    {
        await using var api = await Widgets.StartAsync();
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true");
        await api.CreateAsync("a");
        Assert.Equal("ADDED a", await watch.NextNameAsync());

        api.Server.Compact();
        await api.CreateAsync("b");

        Assert.Equal("ADDED b", await watch.NextNameAsync());
    }

    [Fact]
    public async Task A_watch_that_cannot_keep_up_is_told_to_list_again()
    {
        await using var api = await Widgets.StartAsync(new EmbeddedApiServerOptions { HistoryLength = 3 });
        var old = (await api.CreateAsync("a")).ResourceVersion;
        for (var i = 0; i < 4; i++)
        {
            await api.CreateAsync($"b{i}");
        }

        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&resourceVersion={old}");

        Assert.Equal(410, (int)(await watch.NextAsync())!["object"]!["code"]!);
    }

    [Fact]
    public async Task Bookmarks_come_every_minute_and_before_the_end()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var api = await Widgets.StartAsync(new EmbeddedApiServerOptions { TimeProvider = time });
        var now = (await api.CreateAsync("a")).ResourceVersion;
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&resourceVersion={now}&allowWatchBookmarks=true&timeoutSeconds=90");

        await time.WaitForTimerAsync(TimeSpan.FromSeconds(60), Ct);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("BOOKMARK", (string?)(await watch.NextAsync())!["type"]);

        await time.WaitForTimerAsync(TimeSpan.FromSeconds(28), Ct);
        time.Advance(TimeSpan.FromSeconds(28));
        Assert.Equal("BOOKMARK", (string?)(await watch.NextAsync())!["type"]);

        await time.WaitForTimerAsync(TimeSpan.FromSeconds(2), Ct);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task A_bookmark_says_how_far_the_whole_server_is()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var api = await Widgets.StartAsync(new EmbeddedApiServerOptions { TimeProvider = time });
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true&allowWatchBookmarks=true");
        await watch.NextAsync();
        var elsewhere = await api.PostAsync("/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""");

        await time.WaitForTimerAsync(TimeSpan.FromMinutes(1), Ct);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(elsewhere.ResourceVersion, (string?)(await watch.NextAsync())!["object"]!["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task A_changed_definition_ends_its_watches()
    {
        await using var api = await Widgets.StartAsync();
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true");

        await api.MergeAsync($"{Widgets.Definitions}/widgets.test.example.com", """{"spec":{"names":{"shortNames":["w"]}}}""");

        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task A_stopping_server_ends_watches_at_once()
    {
        var api = await Widgets.StartAsync();
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true");
        var started = System.Diagnostics.Stopwatch.StartNew();

        await api.Server.DisposeAsync();

        Assert.Null(await watch.NextAsync());
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        await api.DisposeAsync();
    }

    [Fact]
    public async Task A_table_is_watched_row_by_row()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a", "blue");
        using var watch = await api.WatchAsync($"{Widgets.Path}?watch=true", "application/json;as=Table;v=v1;g=meta.k8s.io");

        var first = (await watch.NextAsync())!["object"]!;
        await api.CreateAsync("b");
        var second = (await watch.NextAsync())!["object"]!;

        Assert.Equal(["a", "blue"], first["rows"]![0]!["cells"]!.AsArray().Select(cell => (string?)cell));
        Assert.NotNull(first["columnDefinitions"]);
        Assert.Null(second["columnDefinitions"]);
    }
}
