using System.Runtime.CompilerServices;

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
    public async Task A_subscriber_that_asks_for_it_gets_every_object_again_from_the_cache()
    {
        await using var run = new InformerRun();
        await run.SyncAsync("10", Leases.Named("a", 1));
        await using var changes = run.Informer.SubscribeAsync(new SubscribeOptions { Resync = TimeSpan.FromSeconds(30) }, Ct).GetAsyncEnumerator(Ct);
        Assert.True(await changes.MoveNextAsync());
        Assert.False(changes.Current.IsResync);

        var again = changes.MoveNextAsync();
        run.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(again.IsCompleted);
        run.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await again);
        Assert.True(changes.Current.IsResync);
        Assert.Equal(0, run.Server.Waiting);
    }

    [Fact]
    public async Task A_resync_more_often_than_each_second_is_refused()
    {
        await using var run = new InformerRun();

        Assert.Throws<ArgumentOutOfRangeException>(() => run.Informer.SubscribeAsync(new SubscribeOptions { Resync = TimeSpan.FromSeconds(0.9) }, Ct));
    }

    [Fact]
    public async Task A_subscriber_in_batches_gets_the_content_as_one_and_an_empty_content_too()
    {
        await using var run = new InformerRun();
        await using var batches = run.Informer.SubscribeInBatchesAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct);
        var first = batches.MoveNextAsync();
        Assert.False(first.IsCompleted);
        var watch = await run.SyncAsync("10");
        Assert.True(await first);
        Assert.Empty(batches.Current);

        await watch.SendAsync("ADDED", Leases.Named("a", 11));
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal("a", Assert.Single(batches.Current).Key.Name);
    }

    [Fact]
    public async Task One_object_is_kept_by_its_name()
    {
        await using var run = new InformerRun(new InformerOptions<V1Lease> { Namespace = "shop", Name = "a", FieldSelector = "metadata.namespace=shop" });
        var list = await run.Server.NextListAsync();
        Assert.Equal("metadata.name=a,metadata.namespace=shop", list["fieldSelector"]);
        await list.AnswerListAsync("10", Leases.Named("a", 1));

        Assert.Equal(list["fieldSelector"], (await run.Server.NextWatchAsync())["fieldSelector"]);
        Assert.Equal("red", run.Informer.Lister.Get("a").Spec!.HolderIdentity);
    }

    [Fact]
    public async Task Several_namespaces_have_a_list_and_a_watch_each()
    {
        await using var run = new InformerRun(new InformerOptions<V1Lease> { Namespaces = { "barn", "shop" } });
        var (shop, barn) = (await run.Server.NextListAsync(), await run.Server.NextListAsync());
        (shop, barn) = shop.Path.Contains("/shop/", StringComparison.Ordinal) ? (shop, barn) : (barn, shop);
        Assert.EndsWith("/namespaces/barn/leases", barn.Path, StringComparison.Ordinal);

        await shop.AnswerListAsync("10", Leases.Named("a", 1));
        Assert.Equal("Added a →1", await run.NextChangeAsync());
        var shopWatch = await run.Server.OpenWatchAsync();
        Assert.False(run.Informer.HasSynced);
        Assert.Null(run.Informer.LastEventAge);

        await barn.AnswerListAsync("20", Leases.Named("cow", 2) with { Metadata = new ObjectMeta { Name = "cow", Namespace = "barn", Uid = "cow", ResourceVersion = "2" } });
        Assert.Equal("Added cow →2", await run.NextChangeAsync());
        await run.Server.OpenWatchAsync();
        await run.Informer.WaitForSyncAsync(Ct);
        Assert.Equal(["cow", "a"], run.Names);

        await shopWatch.SendErrorAsync(410, "Expired");
        await run.PassBackoffAsync();
        await (await run.Server.NextListAsync()).AnswerListAsync("30");
        Assert.Equal("Deleted a 1→", await run.NextChangeAsync());
        Assert.Equal(["cow"], run.Names);
    }

    [Fact]
    public void Options_out_of_range_are_refused_at_the_start()
    {
        using var connection = KubeConnection.FromHttpClient(new HttpClient(), new Uri("http://127.0.0.1:1"));
        var client = new ResourceClient<V1Lease>(connection);

        Refused<ArgumentOutOfRangeException>(new InformerOptions<V1Lease> { WatchTimeout = TimeSpan.FromSeconds(9) });
        Refused<ArgumentOutOfRangeException>(new InformerOptions<V1Lease> { WatchTimeout = TimeSpan.FromHours(2) });
        Refused<ArgumentException>(new InformerOptions<V1Lease> { Namespace = "shop", Namespaces = { "barn" } });
        Refused<ArgumentException>(new InformerOptions<V1Lease> { Name = "a/b" });

        void Refused<TException>(InformerOptions<V1Lease> options)
            where TException : Exception => Assert.Throws<TException>(() => new Informer<V1Lease>(client, options));
    }

    [Fact]
    public async Task An_informer_runs_once()
    {
        await using var run = new InformerRun();

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.Informer.RunAsync(Ct));
    }

    [Fact]
    public async Task What_follows_the_end_of_a_run_does_not_keep_the_cache_in_memory()
    {
        await using var server = new ScriptedServer();
        using var connection = server.Connect();
        using var stop = new CancellationTokenSource();
        var (running, cache) = Start(connection, stop.Token);
        await (await server.NextListAsync()).AnswerListAsync("10", Leases.Named("a", 1));
        await server.OpenWatchAsync();

        var collected = CollectAfterAsync(running, cache);
        await stop.CancelAsync();

        Assert.True(await collected);
    }

    // No caller may have the informer in a variable.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Task Running, WeakReference Cache) Start(KubeConnection connection, CancellationToken cancellationToken)
    {
        var informer = new Informer<V1Lease>(new ResourceClient<V1Lease>(connection));
        return (informer.RunAsync(cancellationToken), new WeakReference(informer));
    }

    private static async Task<bool> CollectAfterAsync(Task running, WeakReference cache)
    {
        await running;
        return SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                return !cache.IsAlive;
            },
            TimeSpan.FromSeconds(20));
    }
}
