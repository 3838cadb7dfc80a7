using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class EventRecorderTests
{
    private readonly ManualTimeProvider _clock = new();

    private static readonly ConfigMap Map = new() { Metadata = new ObjectMeta { Name = "x", Namespace = "n", Uid = "7" } };

    [Fact]
    public async Task What_happens_again_is_one_event_with_a_count()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, exchange.Request.Body));
        using var connection = server.Connect(Options());
        await using (var events = new EventRecorder(connection, Settings()))
        {
            for (var i = 0; i < 5; i++)
            {
                events.Warning(Map, "DiskFull", "Rotate", $"Take {i}.");
            }
        }

        var sent = Assert.Single(server.Requests);
        Assert.Contains("\"eventTime\":\"2026-01-01T00:00:00.000000Z\"", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"series\":{\"count\":5,\"lastObservedTime\":\"2026-01-01T00:00:00.000000Z\"}", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"note\":\"Take 0.\"", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_holds_nobody_up()
    {
        await using var server = WireServer.Start(exchange => exchange.StallAsync());
        using var connection = server.Connect(Options());
        var events = new EventRecorder(connection, Settings(capacity: 2, drain: TimeSpan.Zero));

        for (var i = 0; i < 100; i++)
        {
            events.Normal(ConfigMap.Named($"x{i}"), "Seen", "See", "");
        }

        await events.DisposeAsync();
        events.Normal(Map, "Late", "See", "");
    }

    [Fact]
    public async Task What_cannot_be_told_is_dropped_with_a_word()
    {
        using var log = new ListLogger();
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(403, "Forbidden", "no"));
        using var connection = server.Connect(Options(log));
        await using (var events = new EventRecorder(connection, Settings()))
        {
            events.Normal(new ConfigMap(), "Seen", "See", "");
            events.Normal(Map, "Seen", "See", "");
        }

        Assert.Contains(log.Lines, line => line.Contains("it lacks the name of its object", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("The event Seen was refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("12345678901", 10, "1234567…")]
    [InlineData("ääääää", 10, "äää…")]
    public void Texts_are_cut_between_characters(string text, int bytes, string expected) => Assert.Equal(expected, EventText.Fit(text, bytes));

    private static EventRecorderOptions Settings(int capacity = 10, TimeSpan? drain = null) =>
        new() { Controller = "kubeinventory.io/test", Capacity = capacity, DrainTimeout = drain ?? TimeSpan.FromSeconds(5) };

    private KubeConnectionOptions Options(ListLogger? log = null) => log is null
        ? new KubeConnectionOptions { TimeProvider = _clock }
        : new KubeConnectionOptions { TimeProvider = _clock, LoggerFactory = log };
}
