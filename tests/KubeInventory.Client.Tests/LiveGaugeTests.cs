using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using KubeInventory.Embedded;

namespace KubeInventory.Client.Tests;

/// <summary>Gauges that a listener sees which starts after what they tell of.</summary>
public sealed class LiveGaugeTests
{
    [Fact]
    public async Task A_client_certificates_expiry_is_told_until_its_connection_is_disposed()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        var connection = server.Connect();
        await new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct);
        using var meter = new MeterRecording();
        var name = $"kube.client.certificate.expiry server={server.Address.Authority}";

        var expiry = DateTimeOffset.FromUnixTimeSeconds((long)Assert.Single(meter.Observe(name)));
        connection.Dispose();

        Assert.InRange(expiry - DateTimeOffset.UtcNow, TimeSpan.FromDays(360), TimeSpan.FromDays(370));
        Assert.Empty(meter.Observe(name));
    }

    [Fact]
    public async Task The_age_of_a_caches_last_event_is_told_while_its_informer_runs()
    {
        const string Name = "kube.cache.last_event_age resource=configmaps";
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, """{"kind":"ConfigMapList","metadata":{"resourceVersion":"7"},"items":[]}"""),
            exchange => exchange.StallAsync());
        using var connection = server.Connect();
        var time = new TestKit.ManualTimeProvider();
        var informer = new Informer<ConfigMap>(new ResourceClient<ConfigMap>(connection).InNamespace("n"), timeProvider: time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(Ct);
        time.Advance(TimeSpan.FromDays(1));
        using var meter = new MeterRecording();

        Assert.Equal([86_400.0], meter.Observe(Name));
        await stop.CancelAsync();
        await running;

        Assert.Empty(meter.Observe(Name));
    }

    [Fact]
    public void Of_several_values_with_one_tag_the_worst_is_told_and_none_of_an_owner_that_is_gone()
    {
        using var meter = new Meter(nameof(LiveGaugeTests));
        var gauge = new LiveGauge(meter, "it", "s", "", "tag", Enumerable.Max);
        var (first, second) = (new object(), new object());
        gauge.Set(first, "a", () => 1);
        gauge.Set(second, "a", () => 2);
        gauge.Set(new object(), "b", () => null);
        Forget(gauge);
        GC.Collect();

        Assert.Equal([("a", 2.0)], Read(meter));
        gauge.Set(second, "c", () => 3);
        gauge.Remove(first);

        Assert.Equal([("c", 3.0)], Read(meter));
        GC.KeepAlive(second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(LiveGauge gauge)
    {
        var owner = new object[1];
        gauge.Set(owner, "forgotten", () => owner.Length);
    }

    private static List<(string? Tag, double Value)> Read(Meter meter)
    {
        var seen = new List<(string? Tag, double Value)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter == meter)
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => seen.Add((tags[0].Value as string, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;
    }
}
