using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class RetryTests
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"1"}}""";

    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    public async Task A_server_that_says_when_is_asked_again_then(int code)
    {
        await using var server = WireServer.Start(
            exchange => exchange.RefuseAsync(code, "TooManyRequests", "slow down", "Retry-After: 7"),
            exchange => exchange.AnswerAsync(201, Map));
        using var connection = Connect(server);

        var creation = Maps(connection).CreateAsync(ConfigMap.Named("x"), cancellationToken: Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(7));
        await creation;

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains("\"name\":\"x\"", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_that_would_look_like_a_hang_is_left_to_the_caller()
    {
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(429, "TooManyRequests", "slow down", "Retry-After: 3600"));
        using var connection = Connect(server);

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.Equal(TimeSpan.FromHours(1), refusal.RetryAfter);
    }

    [Fact]
    public async Task A_server_that_does_not_say_when_is_not_asked_again()
    {
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(503, "ServiceUnavailable", "starting"));
        using var connection = Connect(server);

        await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Patience_ends_after_as_many_retries_as_configured()
    {
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(429, "TooManyRequests", "slow down", "Retry-After: 1"));
        using var connection = Connect(server, maxRetries: 2);

        var reading = Maps(connection).GetAsync("x", Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(1));
        await PassRetryAsync(TimeSpan.FromSeconds(1));
        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => reading);

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), refusal.RetryAfter);
    }

    [Fact]
    public async Task A_read_whose_connection_is_reset_is_sent_again()
    {
        await using var server = WireServer.Start(
            exchange =>
            {
                exchange.Reset();
                return Task.CompletedTask;
            },
            exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        var reading = Maps(connection).GetAsync("x", Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(1));
        await reading;

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_write_whose_connection_is_reset_is_not_sent_again()
    {
        await using var server = WireServer.Start(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });
        using var connection = Connect(server);

        await Assert.ThrowsAsync<KubeConnectionException>(() => Maps(connection).CreateAsync(ConfigMap.Named("x"), cancellationToken: Ct));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_request_without_an_answer_times_out()
    {
        await using var server = WireServer.Start(exchange => exchange.StallAsync());
        using var connection = Connect(server);

        var reading = Maps(connection).GetAsync("x", Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(100));
        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => reading);

        Assert.Contains("within 100 s", failure.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(failure.InnerException);
    }

    [Fact]
    public async Task A_server_may_say_when_by_a_date()
    {
        await using var server = WireServer.Start(
            exchange => exchange.RefuseAsync(503, "ServiceUnavailable", "later", "Retry-After: Thu, 01 Jan 2026 00:00:09 GMT"),
            exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        var reading = Maps(connection).GetAsync("x", Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(9));
        await reading;
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task Only_a_busy_or_failing_server_is_asked_again(int code)
    {
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(code, "BadRequest", "no", "Retry-After: 1"));
        using var connection = Connect(server);

        await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_read_whose_answer_breaks_off_is_sent_again()
    {
        await using var server = WireServer.Start(
            async exchange =>
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"kind\":");
                exchange.HangUp();
            },
            exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        var reading = Maps(connection).GetAsync("x", Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(1));
        await reading;

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task A_write_whose_answer_is_lost_is_left_to_the_caller(string method)
    {
        await using var server = WireServer.Start(exchange =>
        {
            exchange.HangUp();
            return Task.CompletedTask;
        });
        using var connection = Connect(server);
        var maps = Maps(connection);
        var map = new ConfigMap { Metadata = new ObjectMeta { GenerateName = "x-", Name = method is "POST" ? null : "x" } };

        var failure = await Assert.ThrowsAsync<KubeConnectionException>(() => method switch
        {
            "PUT" => maps.ReplaceAsync(map, cancellationToken: Ct),
            "PATCH" => maps.PatchAsync("x", Patch.Json().Remove("/data"), cancellationToken: Ct),
            "DELETE" => maps.DeleteAsync("x", cancellationToken: Ct),
            _ => maps.CreateAsync(map, cancellationToken: Ct),
        });

        Assert.Contains("connection was closed before the answer was complete", failure.Message, StringComparison.Ordinal);
        Assert.Equal(method, Assert.Single(server.Requests).Method);
    }

    [Fact]
    public async Task A_watch_that_is_not_opened_in_time_is_opened_once_more()
    {
        var arrived = new TaskCompletionSource();
        await using var server = WireServer.Start(
            exchange =>
            {
                arrived.SetResult();
                return exchange.StallAsync();
            },
            async exchange =>
            {
                await exchange.BeginStreamAsync();
                await exchange.EndStreamAsync();
            });
        using var connection = Connect(server);

        var watching = Maps(connection).WatchAsync(cancellationToken: Ct).CountAsync(Ct).AsTask();
        await arrived.Task.WaitAsync(Ct);
        await PassRetryAsync(TimeSpan.FromSeconds(100));
        await PassRetryAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(0, await watching);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_conflict_is_retried_from_a_fresh_read()
    {
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, Map),
            exchange => exchange.RefuseAsync(409, "Conflict", "the object has been modified"),
            exchange => exchange.AnswerAsync(200, Map.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)),
            exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        var update = Maps(connection).UpdateAsync("x", map => map with { Color = "red" }, Ct);
        await PassRetryAsync(TimeSpan.FromMilliseconds(11));
        await update;

        var bodies = server.Requests.Where(request => request.Method == "PUT").Select(request => request.Body).ToList();
        Assert.Contains("\"resourceVersion\":\"1\"", bodies[0], StringComparison.Ordinal);
        Assert.Contains("\"resourceVersion\":\"2\"", bodies[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "Conflict")]
    [InlineData(1, "AlreadyExists")]
    public async Task Only_conflicts_are_retried_and_five_are_enough(int expectedWrites, string reason)
    {
        await using var server = WireServer.Start(exchange => exchange.Request.Method == "GET"
            ? exchange.AnswerAsync(200, Map)
            : exchange.RefuseAsync(409, reason, "no"));
        using var connection = Connect(server);

        var update = Maps(connection).UpdateAsync("x", map => map with { Color = "red" }, Ct);
        for (var count = 1; count < expectedWrites; count++)
        {
            await PassRetryAsync(TimeSpan.FromMilliseconds(11));
        }

        await Assert.ThrowsAnyAsync<KubeApiException>(() => update);
        Assert.Equal(expectedWrites, server.Requests.Count(request => request.Method == "PUT"));
    }

    [Fact]
    public async Task An_update_that_changes_nothing_writes_nothing()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server);

        await Maps(connection).UpdateAsync("x", map => map with { }, Ct);

        Assert.Equal("GET", Assert.Single(server.Requests).Method);
    }

    private static ResourceClient<ConfigMap> Maps(KubeConnection connection) => new ResourceClient<ConfigMap>(connection).InNamespace("n");

    private KubeConnection Connect(WireServer server, int maxRetries = 10) =>
        server.Connect(new KubeConnectionOptions { TimeProvider = _clock, MaxRetries = maxRetries });

    private async Task PassRetryAsync(TimeSpan wait)
    {
        await _clock.WaitForTimerAsync(wait, Ct);
        _clock.Advance(wait);
    }
}
