using System.Globalization;

namespace KubeInventory.Client.Tests;

public sealed class ReflectorListTests
{
    [Fact]
    public async Task It_lists_the_most_recent_state_and_watches_from_the_version_of_the_list()
    {
        await using var run = new InformerRun(new InformerOptions<V1Lease> { Namespace = "shop", LabelSelector = "env=prod", FieldSelector = "metadata.name=a" });

        var list = await run.Server.NextListAsync();
        Assert.Equal("/apis/coordination.k8s.io/v1/namespaces/shop/leases", list.Path);
        Assert.Equal(("500", null, "env=prod", "metadata.name=a"), (list["limit"], list["resourceVersion"], list["labelSelector"], list["fieldSelector"]));
        await list.AnswerListAsync("10", Leases.Named("a", 7));

        var watch = await run.Server.NextWatchAsync();
        Assert.Equal(list.Path, watch.Path);
        Assert.Equal(("10", "true", "env=prod", "metadata.name=a"), (watch["resourceVersion"], watch["allowWatchBookmarks"], watch["labelSelector"], watch["fieldSelector"]));
        Assert.InRange(int.Parse(watch["timeoutSeconds"]!, CultureInfo.InvariantCulture), 200, 240);
    }

    [Fact]
    public async Task Nothing_is_deleted_before_the_last_page_is_in()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1), Leases.Named("b", 2), Leases.Named("c", 3));
        await watch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync();

        await (await run.Server.NextListAsync()).AnswerPageAsync("50", "more", Leases.Named("a", 1));
        var second = await run.Server.NextListAsync();
        Assert.Equal(("more", "500"), (second["continue"], second["limit"]));
        Assert.Equal(["a", "b", "c"], run.Names);

        await second.AnswerListAsync("50", Leases.Named("c", 3));
        Assert.Equal("Deleted b 2→", await run.NextChangeAsync());
        Assert.Equal(["a", "c"], run.Names);
        Assert.Equal("50", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_list_that_breaks_off_deletes_nothing()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1), Leases.Named("b", 2));
        await watch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync();

        await (await run.Server.NextListAsync()).AnswerPageAsync("50", "more", Leases.Named("a", 1));
        await (await run.Server.NextListAsync()).RefuseAsync(500, "InternalError");
        await run.PassBackoffAsync();

        Assert.Null((await run.Server.NextListAsync())["continue"]);
        Assert.Equal(["a", "b"], run.Names);
    }

    [Fact]
    public async Task Pages_that_expire_are_replaced_by_one_whole_list()
    {
        await using var run = new InformerRun();
        await (await run.Server.NextListAsync()).AnswerPageAsync("10", "more", Leases.Named("a", 1));
        await (await run.Server.NextListAsync()).RefuseAsync(410, "Expired");

        var whole = await run.Server.NextListAsync();
        Assert.Equal((null, null), (whole["limit"], whole["continue"]));
        await whole.AnswerListAsync("60", Leases.Named("a", 1), Leases.Named("b", 2));

        Assert.Equal("60", (await run.Server.NextWatchAsync())["resourceVersion"]);
        Assert.Equal(["a", "b"], run.Names);
    }

    [Fact]
    public async Task A_name_that_was_reused_while_nobody_watched_is_deleted_and_added()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1, uid: "1"));
        await watch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync();
        await (await run.Server.NextListAsync()).AnswerListAsync("50", Leases.Named("a", 40, uid: "2"));

        Assert.Equal("Deleted a 1→", await run.NextChangeAsync());
        Assert.Equal("Added a →40", await run.NextChangeAsync());
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    [InlineData(500, "InternalError")]
    public async Task A_refused_list_is_tried_for_ever(int code, string reason)
    {
        await using var run = new InformerRun();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await (await run.Server.NextListAsync()).RefuseAsync(code, reason);
            Assert.InRange(await run.PassBackoffAsync(), Backoff.Shortest, Backoff.Longest * 2);
            Assert.False(run.Informer.HasSynced);
        }

        await run.SyncAsync("10", Leases.Named("a", 1));
        Assert.True(run.Informer.HasSynced);
    }

    [Fact]
    public async Task A_server_that_says_how_long_to_wait_is_left_alone_that_long()
    {
        await using var run = new InformerRun();
        await (await run.Server.NextListAsync()).RefuseAsync(429, "TooManyRequests", "Retry-After: 45");
        Assert.Equal(TimeSpan.FromSeconds(45), await run.PassBackoffAsync());

        await (await run.Server.NextListAsync()).RefuseAsync(429, "TooManyRequests", "Retry-After: 86400");
        Assert.Equal(TimeSpan.FromMinutes(5), await run.PassBackoffAsync());
    }

    [Fact]
    public async Task A_transform_that_throws_keeps_the_content_and_ends_nothing()
    {
        await using var run = new InformerRun(new InformerOptions<V1Lease>
        {
            Transform = lease => lease.Spec!.HolderIdentity == "bad" ? throw new InvalidOperationException("bad") : lease with { Spec = new V1LeaseSpec { HolderIdentity = "grey" } },
        });
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));
        await watch.SendAsync("ADDED", Leases.Named("b", 11, holder: "bad"));
        await run.PassBackoffAsync();

        Assert.Equal("grey", Assert.Single(run.Informer.Lister.List()).Spec!.HolderIdentity);
        await (await run.Server.NextListAsync()).AnswerListAsync("12", Leases.Named("a", 1), Leases.Named("b", 12));
        Assert.Equal("Added b →12", await run.NextChangeAsync());
    }

    [Fact]
    public async Task Cancellation_ends_a_wait_between_attempts()
    {
        await using var run = new InformerRun();
        await (await run.Server.NextListAsync()).RefuseAsync(500, "InternalError");
        await run.Time.WaitForTimerAsync(Backoff.Longest, Ct);
        run.Stop();

        await run.Running.WaitAsync(Ct);
    }
}
