using System.Globalization;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class ReflectorWatchTests
{
    private static readonly ObjectKey B = new("shop", "b");

    [Fact]
    public async Task Events_change_the_cache_and_then_reach_the_subscriber()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));

        await watch.SendAsync("ADDED", Leases.Named("b", 11));
        Assert.Equal("Added b →11", await run.NextChangeAsync());
        Assert.Equal(["a", "b"], run.Names);

        await watch.SendAsync("MODIFIED", Leases.Named("a", 12, holder: "blue"));
        Assert.Equal("Updated a 1→12", await run.NextChangeAsync());
        Assert.Equal("blue", run.Informer.Lister.Get(new ObjectKey("shop", "a")).Spec!.HolderIdentity);

        await watch.SendAsync("DELETED", Leases.Named("b", 13));
        Assert.Equal("Deleted b 11→", await run.NextChangeAsync());
        Assert.False(run.Informer.Lister.TryGet(B, out _));
    }

    [Fact]
    public async Task A_watch_that_the_server_ends_goes_on_at_once_from_the_last_event()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendAsync("ADDED", Leases.Named("a", 11));
        await watch.EndAsync();

        Assert.Equal("11", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_quiet_watch_that_the_server_ends_goes_on_at_once()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        run.Time.Advance(TimeSpan.FromSeconds(1));
        await watch.EndAsync();

        Assert.Equal("10", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_watch_without_even_a_bookmark_proves_nothing_and_leads_to_a_fresh_list()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("900", Leases.Named("a", 800));
        run.Time.Advance(TimeSpan.FromSeconds(int.Parse(watch["timeoutSeconds"]!, CultureInfo.InvariantCulture)));
        await watch.EndAsync();

        await (await run.Server.NextListAsync()).AnswerListAsync("20", Leases.Named("a", 7));
        Assert.Equal("Updated a 800→7", await run.NextChangeAsync());
        Assert.Equal("20", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_bookmark_moves_the_version_and_nothing_else()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));
        await watch.SendBookmarkAsync("99");
        await watch.EndAsync();

        watch = await run.Server.OpenWatchAsync();
        Assert.Equal("99", watch["resourceVersion"]);
        Assert.Equal(["a"], run.Names);
        await watch.SendAsync("ADDED", Leases.Named("b", 100));
        Assert.Equal("Added b →100", await run.NextChangeAsync());
    }

    [Fact]
    public async Task A_connection_cut_within_an_event_goes_on_from_the_event_before()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendAsync("ADDED", Leases.Named("a", 11));
        Assert.Equal("Added a →11", await run.NextChangeAsync());
        await watch.BreakOffAsync("{\"type\":\"ADDED\",\"object\":{\"meta");

        await run.PassBackoffAsync();
        Assert.Equal("11", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task Watches_that_end_at_once_are_spaced_further_and_further_apart()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        for (var shortest = Backoff.Shortest; shortest < TimeSpan.FromSeconds(10); shortest *= 2)
        {
            await watch.EndAsync();
            Assert.InRange(await run.PassBackoffAsync(), shortest, shortest * 2);
            await (await run.Server.NextListAsync()).AnswerListAsync("10");
            watch = await run.Server.OpenWatchAsync();
        }
    }

    [Theory]
    [InlineData("Expired")]
    [InlineData("Gone")]
    public async Task A_version_that_expires_within_a_watch_leads_to_a_fresh_list(string reason)
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1), Leases.Named("b", 2));
        await watch.SendErrorAsync(410, reason);

        await run.PassBackoffAsync();
        var list = await run.Server.NextListAsync();
        Assert.Null(list["resourceVersion"]);
        await list.AnswerListAsync("50", Leases.Named("a", 1), Leases.Named("c", 40));

        Assert.Equal("Deleted b 2→", await run.NextChangeAsync());
        Assert.Equal("Added c →40", await run.NextChangeAsync());
        Assert.Equal("50", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_version_that_expired_before_the_watch_leads_to_a_fresh_list()
    {
        await using var run = new InformerRun();
        await (await run.Server.NextListAsync()).AnswerListAsync("10");
        await (await run.Server.NextWatchAsync()).RefuseAsync(410, "Expired");

        await run.PassBackoffAsync();
        Assert.Null((await run.Server.NextListAsync())["resourceVersion"]);
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(504, "Timeout")]
    public async Task A_server_that_is_busy_is_watched_again_later_from_the_same_version(int code, string reason)
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendErrorAsync(code, reason);
        await run.PassBackoffAsync();

        watch = await run.Server.NextWatchAsync();
        Assert.Equal("10", watch["resourceVersion"]);
        await watch.RefuseAsync(code, reason);
        await run.PassBackoffAsync();

        Assert.Equal("10", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_given_up_five_seconds_after_its_end_and_the_watch_goes_on()
    {
        var connectionTime = new ManualTimeProvider();
        await using var run = new InformerRun(new InformerOptions<V1Lease> { WatchTimeout = TimeSpan.FromSeconds(60) }, connectionTime);
        var watch = await run.SyncAsync("10");
        var timeout = int.Parse(watch["timeoutSeconds"]!, CultureInfo.InvariantCulture);
        Assert.InRange(timeout, 50, 60);
        await watch.SendAsync("ADDED", Leases.Named("a", 11));
        Assert.Equal("Added a →11", await run.NextChangeAsync());

        connectionTime.Advance(TimeSpan.FromSeconds(timeout + 4.9));
        await watch.SendAsync("ADDED", Leases.Named("b", 12));
        Assert.Equal("Added b →12", await run.NextChangeAsync());
        connectionTime.Advance(TimeSpan.FromSeconds(0.1));
        await run.PassBackoffAsync();

        Assert.Equal("12", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_watch_that_is_never_opened_is_given_up_after_the_request_timeout()
    {
        var connectionTime = new ManualTimeProvider();
        await using var run = new InformerRun(connectionTime: connectionTime);
        await (await run.Server.NextListAsync()).AnswerListAsync("10");
        await run.Server.NextWatchAsync();

        connectionTime.Advance(TimeSpan.FromSeconds(100));
        await run.PassBackoffAsync();
        Assert.Equal("10", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Fact]
    public async Task A_connection_lost_before_the_watch_is_open_needs_no_list()
    {
        await using var run = new InformerRun();
        await (await run.Server.NextListAsync()).AnswerListAsync("10");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await run.Server.NextWatchAsync()).Cut();
            await run.PassBackoffAsync();
        }

        Assert.Equal("10", (await run.Server.NextWatchAsync())["resourceVersion"]);
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    [InlineData(500, "InternalError")]
    public async Task A_refused_watch_is_followed_by_lists_for_ever_and_the_content_stays(int code, string reason)
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));
        await watch.SendErrorAsync(code, reason);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await run.PassBackoffAsync();
            await (await run.Server.NextListAsync()).AnswerListAsync("10", Leases.Named("a", 1));
            await (await run.Server.NextWatchAsync()).RefuseAsync(code, reason);
        }

        Assert.Equal(["a"], run.Names);
        Assert.False(run.Running.IsCompleted);
    }

    [Fact]
    public async Task An_event_that_is_older_than_the_one_before_leads_to_a_fresh_list()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendAsync("ADDED", Leases.Named("a", 12));
        await watch.SendAsync("ADDED", Leases.Named("a", 12));
        await watch.SendAsync("ADDED", Leases.Named("b", 11));
        await run.PassBackoffAsync();

        await (await run.Server.NextListAsync()).AnswerListAsync("12", Leases.Named("a", 12), Leases.Named("b", 11));
        Assert.Equal("Added a →12", await run.NextChangeAsync());
        Assert.Equal("Added b →11", await run.NextChangeAsync());
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_is_skipped_and_the_watch_goes_on()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendAsync("TELEPORTED", Leases.Named("a", 11));
        await watch.SendAsync("ADDED", Leases.Named("a", 12));

        Assert.Equal("Added a →12", await run.NextChangeAsync());
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_leads_to_a_fresh_list()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendAsync("ADDED", """{"metadata":{"name":["not","a","name"]}}""");
        await run.PassBackoffAsync();

        await run.Server.NextListAsync();
    }

    [Fact]
    public async Task An_event_without_a_name_is_skipped_and_the_watch_goes_on()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        await watch.SendAsync("ADDED", """{"metadata":{"resourceVersion":"11"}}""");
        await watch.SendAsync("ADDED", Leases.Named("a", 12));

        Assert.Equal("Added a →12", await run.NextChangeAsync());
    }

    [Fact]
    public async Task Cancellation_ends_the_run_the_watch_and_the_subscription()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));
        run.Stop();

        await run.Running.WaitAsync(Ct);
        await watch.WaitForClientToLeaveAsync();
        Assert.Empty(await run.Informer.SubscribeAsync(Ct).Skip(1).ToListAsync(Ct));
        Assert.Equal(["a"], run.Names);
    }
}
