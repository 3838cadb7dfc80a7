namespace KubeInventory.Client.Tests;

public sealed class InformerTests
{
    [Fact]
    public async Task A_cache_that_has_not_synced_refuses_to_answer()
    {
        await using var run = new InformerRun();

        Assert.False(run.Informer.HasSynced);
        Assert.Null(run.Informer.LastEventAge);
        var error = Assert.Throws<CacheNotSyncedException>(() => run.Informer.Lister.List());
        Assert.Contains("WaitForSyncAsync", error.Message, StringComparison.Ordinal);
        Assert.Throws<CacheNotSyncedException>(() => run.Informer.Lister.TryGet(new ObjectKey("shop", "a"), out _));
    }

    [Fact]
    public async Task Waiting_for_the_sync_ends_with_the_first_complete_list()
    {
        await using var run = new InformerRun();
        var synced = run.Informer.WaitForSyncAsync(Ct);
        Assert.False(synced.IsCompleted);

        await (await run.Server.NextListAsync()).AnswerListAsync("10", Leases.Named("a", 1));
        await synced;

        Assert.Equal(["a"], run.Names);
    }

    [Fact]
    public async Task Waiting_for_the_sync_fails_when_the_informer_stops_before()
    {
        await using var run = new InformerRun();
        var synced = run.Informer.WaitForSyncAsync(Ct);
        run.Stop();

        await Assert.ThrowsAsync<CacheNotSyncedException>(() => synced);
        await Assert.ThrowsAsync<CacheNotSyncedException>(() => run.Informer.WaitForSyncAsync(Ct));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var run = new InformerRun();
        using var stop = new CancellationTokenSource();
        var synced = run.Informer.WaitForSyncAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => synced);
    }

    [Fact]
    public async Task One_s_own_write_can_be_read_after_waiting_for_its_version()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("99");
        var seen = run.Informer.WaitForAsync("101", Ct);

        await watch.SendAsync("ADDED", Leases.Named("a", 100));
        Assert.Equal("Added a →100", await run.NextChangeAsync());
        Assert.False(seen.IsCompleted);

        await watch.SendAsync("ADDED", Leases.Named("b", 101));
        await seen;
        Assert.Equal(["a", "b"], run.Names);
        await run.Informer.WaitForAsync("9", Ct);
    }

    [Fact]
    public async Task A_write_that_the_selector_leaves_out_is_seen_with_a_bookmark()
    {
        await using var run = new InformerRun(new InformerOptions<V1Lease> { LabelSelector = "env=prod" });
        var watch = await run.SyncAsync("99");
        var seen = run.Informer.WaitForAsync("101", Ct);
        await watch.SendBookmarkAsync("101");

        await seen;
    }

    [Fact]
    public async Task A_version_that_cannot_be_compared_cannot_be_waited_for()
    {
        await using var run = new InformerRun();

        await Assert.ThrowsAsync<ArgumentException>(() => run.Informer.WaitForAsync(null, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => run.Informer.WaitForAsync("0", Ct));
    }

    [Fact]
    public async Task A_subscriber_that_stops_reading_holds_up_nobody_and_later_sees_the_net_change()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10", Leases.Named("a", 1));
        await using var slow = run.Informer.SubscribeAsync(Ct).GetAsyncEnumerator(Ct);
        Assert.True(await slow.MoveNextAsync());

        for (var version = 11; version <= 500; version++)
        {
            await watch.SendAsync("MODIFIED", Leases.Named("a", version));
        }

        await run.Informer.WaitForAsync("500", Ct);
        Assert.True(await slow.MoveNextAsync());
        Assert.Equal(("1", "500"), (slow.Current.Old?.Metadata?.ResourceVersion, slow.Current.New?.Metadata?.ResourceVersion));
    }

    [Fact]
    public async Task The_age_of_the_last_event_grows_until_the_server_is_heard_of()
    {
        await using var run = new InformerRun();
        var watch = await run.SyncAsync("10");
        Assert.Equal(TimeSpan.Zero, run.Informer.LastEventAge);

        run.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.FromMinutes(3), run.Informer.LastEventAge);

        await watch.SendBookmarkAsync("11");
        await run.Informer.WaitForAsync("11", Ct);
        Assert.Equal(TimeSpan.Zero, run.Informer.LastEventAge);
    }

    [Fact]
    public async Task Objects_are_found_by_name_within_the_informer_s_namespace_and_by_index()
    {
        await using var run = new InformerRun(new InformerOptions<V1Lease> { Namespace = "shop" }.AddIndex("holder", lease => [lease.Spec!.HolderIdentity!]));
        await run.SyncAsync("10", Leases.Named("a", 1), Leases.Named("b", 2, holder: "blue"));
        var lister = run.Informer.Lister;

        Assert.Equal("red", lister.Get("a").Spec!.HolderIdentity);
        Assert.False(lister.TryGet("c", out _));
        Assert.Contains("shop/c", Assert.Throws<KeyNotFoundException>(() => lister.Get("c")).Message, StringComparison.Ordinal);
        Assert.Equal("b", Assert.Single(lister.ByIndex("holder", "blue")).Metadata!.Name);
        Assert.Empty(lister.ByIndex("holder", "green"));
    }

    [Fact]
    public async Task A_bare_name_does_not_do_where_the_cache_holds_all_namespaces()
    {
        await using var run = new InformerRun();
        await run.SyncAsync("10", Leases.Named("a", 1));

        Assert.Throws<ArgumentException>(() => run.Informer.Lister.Get("a"));
    }

    [Fact]
    public async Task An_informer_runs_once()
    {
        await using var run = new InformerRun();

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.Informer.RunAsync(Ct));
    }
}
