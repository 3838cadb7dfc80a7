using System.Diagnostics.Metrics;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class RateLimitTests
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"1"}}""";

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task What_is_above_the_burst_waits_its_turn_and_is_measured()
    {
        var waits = new List<double>();
        using var listener = Listen(waits);
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server, new RequestRateLimit(RequestsPerSecond: 2, Burst: 2));

        await ReadAsync(connection);
        await ReadAsync(connection);
        var third = ReadAsync(connection);
        var fourth = ReadAsync(connection);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), Ct);
        Assert.Equal(2, server.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await third;
        Assert.Equal(3, server.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await fourth;

        Assert.Equal([0.5, 1.0], waits);
    }

    [Fact]
    public async Task A_pause_fills_the_bucket_no_further_than_the_burst()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server, new RequestRateLimit(RequestsPerSecond: 1, Burst: 1));
        await ReadAsync(connection);
        _clock.Advance(TimeSpan.FromHours(1));

        await ReadAsync(connection);
        var next = ReadAsync(connection);

        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1), Ct);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = Connect(server, new RequestRateLimit(RequestsPerSecond: 1, Burst: 1));
        using var impatient = new CancellationTokenSource();
        await ReadAsync(connection);

        var given = new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var next = ReadAsync(connection);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1), Ct);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await next;

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    public void A_rate_that_means_nothing_is_refused_at_the_start(double rate, int burst)
    {
        var options = new KubeConnectionOptions { RateLimit = new RequestRateLimit(rate, burst) };

        Assert.Throws<ArgumentOutOfRangeException>(() => KubeConnection.FromHttpClient(new HttpClient(), new Uri("http://localhost"), options: options));
    }

    private static Task<ConfigMap> ReadAsync(KubeConnection connection) => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

    private KubeConnection Connect(WireServer server, RequestRateLimit limit) =>
        server.Connect(new KubeConnectionOptions { TimeProvider = _clock, RateLimit = limit });

    private static MeterListener Listen(List<double> waits)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Name == "kube.client.throttle.duration")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => waits.Add(value));
        listener.Start();
        return listener;
    }
}
