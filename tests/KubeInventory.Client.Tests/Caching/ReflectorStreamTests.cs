namespace KubeInventory.Client.Tests;

/// <summary>The initial content taken from a watch (streaming lists, KEP-3157).</summary>
public sealed class ReflectorStreamTests
{
    private static readonly InformerOptions<V1Lease> Streaming = new() { StreamInitialState = true };

    [Fact]
    public async Task What_the_stream_sends_is_swapped_in_when_it_is_complete_and_the_stream_goes_on()
    {
        await using var run = new InformerRun(Streaming);
        var stream = await run.Server.OpenWatchAsync();
        Assert.Equal(("true", "NotOlderThan", "true", null), (stream["sendInitialEvents"], stream["resourceVersionMatch"], stream["allowWatchBookmarks"], stream["resourceVersion"]));

        await stream.SendAsync("ADDED", Leases.Named("b", 9));
        await stream.SendAsync("ADDED", """{"metadata":{"resourceVersion":"1"}}""");
        await stream.SendAsync("ADDED", Leases.Named("a", 3));
        await stream.SendAsync("MODIFIED", Leases.Named("b", 11));
        await stream.SendAsync("ADDED", Leases.Named("c", 5));
        await stream.SendAsync("DELETED", Leases.Named("c", 12));
        await stream.SendBookmarkAsync("12");
        Assert.False(run.Informer.HasSynced);

        await stream.SendInitialEndAsync("13");
        await run.Informer.WaitForSyncAsync(Ct);
        Assert.Equal("Added a →3", await run.NextChangeAsync());
        Assert.Equal("Added b →11", await run.NextChangeAsync());
        await stream.SendAsync("ADDED", Leases.Named("d", 14));
        Assert.Equal("Added d →14", await run.NextChangeAsync());
        Assert.Equal(["a", "b", "d"], run.Names);

        await stream.EndAsync();
        var next = await run.Server.NextWatchAsync();
        Assert.Equal(("14", null, null), (next["resourceVersion"], next["sendInitialEvents"], next["resourceVersionMatch"]));
    }

    [Fact]
    public async Task A_version_that_expires_is_followed_by_a_stream_that_finds_what_was_deleted()
    {
        await using var run = new InformerRun(Streaming);
        var stream = await BeginAsync(run, "10", Leases.Named("a", 1), Leases.Named("b", 2));
        await stream.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync(TimeSpan.FromSeconds(9));

        await BeginAsync(run, "50", Leases.Named("b", 2));
        Assert.Equal("Deleted a 1→", await run.NextChangeAsync());
        Assert.Equal(["b"], run.Names);
    }

    [Theory]
    [InlineData(422, "Invalid")]
    [InlineData(400, "BadRequest")]
    public async Task A_server_that_refuses_is_listed_at_once_and_not_asked_again(int code, string reason)
    {
        await using var run = new InformerRun(Streaming);
        await (await run.Server.NextWatchAsync()).RefuseAsync(code, reason);
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));

        await watch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync(TimeSpan.FromSeconds(9));
        await run.Server.NextListAsync();
    }

    [Fact]
    public async Task A_server_that_ignores_the_wish_is_listed_after_ten_seconds_of_silence_and_not_asked_again()
    {
        await using var run = new InformerRun(Streaming);
        await run.Server.OpenWatchAsync();
        run.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(0, run.Server.Waiting);
        run.Time.Advance(TimeSpan.FromSeconds(0.1));

        var watch = await run.SyncAsync("10", Leases.Named("a", 1));
        await watch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync(TimeSpan.FromSeconds(9));
        await run.Server.NextListAsync();
    }

    [Fact]
    public async Task A_stream_that_breaks_before_it_is_complete_leaves_the_content_and_is_tried_again_the_next_time()
    {
        await using var run = new InformerRun(Streaming);
        var stream = await BeginAsync(run, "10", Leases.Named("a", 1), Leases.Named("b", 2));
        await stream.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync(TimeSpan.FromSeconds(9));

        stream = await run.Server.OpenWatchAsync();
        await stream.SendAsync("ADDED", Leases.Named("b", 2));
        await stream.BreakOffAsync("{\"type\":");
        var list = await run.Server.NextListAsync();
        Assert.Equal(["a", "b"], run.Names);
        await list.AnswerListAsync("50", Leases.Named("b", 2));
        var watch = await run.Server.OpenWatchAsync();
        Assert.Equal("50", watch["resourceVersion"]);

        await watch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync(TimeSpan.FromSeconds(9));
        Assert.Equal("true", (await run.Server.NextWatchAsync())["sendInitialEvents"]);
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task A_server_that_is_busy_is_not_listed_at_once(int code, string reason)
    {
        await using var run = new InformerRun(Streaming);
        await (await run.Server.NextWatchAsync()).RefuseAsync(code, reason);
        await run.PassBackoffAsync(TimeSpan.FromSeconds(9));

        await BeginAsync(run, "10", Leases.Named("a", 1));
        Assert.Equal(["a"], run.Names);
    }

    [Fact]
    public async Task Silence_after_the_initial_content_is_no_trouble()
    {
        await using var run = new InformerRun(Streaming);
        var stream = await BeginAsync(run, "10");
        run.Time.Advance(TimeSpan.FromSeconds(30));

        await stream.SendAsync("ADDED", Leases.Named("a", 11));
        Assert.Equal("Added a →11", await run.NextChangeAsync());
    }

    private static async Task<ScriptedRequest> BeginAsync(InformerRun run, string version, params V1Lease[] items)
    {
        var stream = await run.Server.OpenWatchAsync();
        foreach (var item in items)
        {
            await stream.SendAsync("ADDED", item);
        }

        await stream.SendInitialEndAsync(version);
        if (!run.Informer.HasSynced)
        {
            foreach (var _ in items)
            {
                await run.NextChangeAsync();
            }

            await run.Informer.WaitForSyncAsync(Ct);
        }
        else
        {
            await run.Informer.WaitForAsync(version, Ct);
        }

        return stream;
    }
}
