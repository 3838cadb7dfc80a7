using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task Events_arrive_as_the_server_sends_them_however_the_stream_is_cut()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            var text = Event("ADDED", "a", "1") + "\n" + Event("MODIFIED", "ä", "2") + Event("DELETED", "c", "3") + Bookmark("4");
            foreach (var character in text)
            {
                await exchange.ChunkAsync(character.ToString());
            }

            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();

        var events = await Maps(connection).WatchAsync(cancellationToken: Ct).ToListAsync(Ct);

        Assert.Equal(
            [WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted, WatchEventType.Bookmark],
            events.Select(one => one.Type));
        Assert.Equal(["a", "ä", "c", null], events.Select(one => one.Object.Metadata?.Name));
        Assert.Equal(["1", "2", "3", "4"], events.Select(one => one.ResourceVersion));
    }

    [Fact]
    public async Task Events_larger_than_any_buffer_are_read()
    {
        var name = new string('x', 300_000);
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Event("ADDED", "before", "1") + Event("ADDED", name, "2") + Event("ADDED", "after", "3"));
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();

        var events = await Maps(connection).WatchAsync(cancellationToken: Ct).ToListAsync(Ct);

        Assert.Equal(["before", name, "after"], events.Select(one => one.Object.Metadata?.Name));
    }

    [Fact]
    public async Task An_event_is_given_before_the_next_one_is_sent()
    {
        var received = new TaskCompletionSource();
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Event("ADDED", "a", "1"));
            await received.Task.WaitAsync(exchange.Stop);
            await exchange.ChunkAsync(Event("ADDED", "b", "2"));
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();

        var names = new List<string?>();
        await foreach (var one in Maps(connection).WatchAsync(cancellationToken: Ct))
        {
            names.Add(one.Object.Metadata?.Name);
            received.TrySetResult();
        }

        Assert.Equal(["a", "b"], names);
    }

    [Fact]
    public async Task An_error_event_is_thrown_with_its_status()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Event("ADDED", "a", "1"));
            await exchange.ChunkAsync("""{"type":"ERROR","object":{"kind":"Status","message":"too old resource version: 1 (9)","reason":"Expired","code":410}}""" + "\n");
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).WatchAsync(cancellationToken: Ct).CountAsync(Ct).AsTask());

        Assert.Equal(StatusReason.Expired, refusal.Reason);
        Assert.Equal(410, (int)refusal.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_breaks_is_thrown_and_one_that_ends_is_not()
    {
        await using var server = WireServer.Start(
            async exchange =>
            {
                await exchange.BeginStreamAsync();
                await exchange.ChunkAsync(Event("ADDED", "a", "1"));
                exchange.HangUp();
            },
            async exchange =>
            {
                await exchange.BeginStreamAsync();
                await exchange.EndStreamAsync();
            });
        using var connection = server.Connect();

        await Assert.ThrowsAsync<KubeConnectionException>(() => Maps(connection).WatchAsync(cancellationToken: Ct).CountAsync(Ct).AsTask());
        Assert.Empty(await Maps(connection).WatchAsync(cancellationToken: Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task An_event_that_is_cut_off_by_an_orderly_end_is_no_event()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Event("ADDED", "a", "1") + """{"type":"ADDED","obj""");
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();

        Assert.Single(await Maps(connection).WatchAsync(cancellationToken: Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task An_event_of_another_shape_is_thrown_and_one_of_an_unknown_type_is_skipped()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync("""{"type":"RENAMED","object":{}}""" + "\n" + """{"object":{"metadata":{"name":"late"}},"type":"ADDED"}""" + "\n");
            await exchange.ChunkAsync("""{"type":"ADDED","object":"no"}""" + "\n");
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();
        await using var events = Maps(connection).WatchAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("late", events.Current.Object.Metadata?.Name);
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => events.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task A_silent_watch_can_be_cancelled()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.StallAsync();
        });
        using var connection = server.Connect();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var watching = Maps(connection).WatchAsync(cancellationToken: cancellation.Token).CountAsync(Ct).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task A_watch_ends_with_its_connection()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Event("ADDED", "a", "1"));
            await exchange.StallAsync();
        });
        var connection = server.Connect();
        await using var events = Maps(connection).WatchAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct);
        await events.MoveNextAsync();

        var next = events.MoveNextAsync().AsTask();
        connection.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => next);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Maps(connection).GetAsync("x", Ct));
    }

    [Fact]
    public async Task A_watch_that_outlives_its_timeout_is_taken_for_dead()
    {
        var clock = new ManualTimeProvider();
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Event("ADDED", "a", "1"));
            await exchange.StallAsync();
        });
        using var connection = server.Connect(new KubeConnectionOptions { TimeProvider = clock, RequestTimeout = Timeout.InfiniteTimeSpan });
        await using var events = Maps(connection).WatchAsync(new WatchOptions { Timeout = TimeSpan.FromMinutes(4) }, Ct).GetAsyncEnumerator(Ct);
        await events.MoveNextAsync();

        var next = events.MoveNextAsync().AsTask();
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(15));
        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => next);

        Assert.Contains("taken for dead", failure.Message, StringComparison.Ordinal);
        Assert.Contains("timeoutSeconds=240", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initial_events_are_asked_for_as_servers_demand_it()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(
                """{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9","annotations":{"k8s.io/initial-events-end":"true"}}}}""" + "\n");
            await exchange.EndStreamAsync();
        });
        using var connection = server.Connect();

        await Maps(connection).WatchAsync(new WatchOptions { SendInitialEvents = true, AllowBookmarks = false, LabelSelector = "a in (b,c)" }, Ct).CountAsync(Ct);

        Assert.Equal(
            "/api/v1/namespaces/n/configmaps?watch=true&labelSelector=a%20in%20%28b%2Cc%29&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan",
            Assert.Single(server.Requests).Target);
    }

    private static string Event(string type, string name, string version) =>
        $$$"""{"type":"{{{type}}}","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"{{{name}}}","resourceVersion":"{{{version}}}"} } }""" + "\n";

    private static string Bookmark(string version) =>
        $$$"""{"type":"BOOKMARK","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":"{{{version}}}","creationTimestamp":null} } }""" + "\n";

    private static ResourceClient<ConfigMap> Maps(KubeConnection connection) => new ResourceClient<ConfigMap>(connection).InNamespace("n");
}
