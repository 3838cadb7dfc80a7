using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KubeInventory.Client.Tests;

/// <summary>What the meter and the activity source report of requests and watches.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Requests_retries_and_watches_are_measured_and_no_span_lives_as_long_as_a_watch()
    {
        var seen = new ConcurrentQueue<string>();
        using var meters = Listen(seen);
        var running = new ConcurrentDictionary<string, string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name is KubeClientTelemetry.ActivitySourceName or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => running[activity.Id!] = activity.Tags.FirstOrDefault(tag => tag.Key is "kube.resource" or "url.full").Value ?? "",
            ActivityStopped = activity => running.TryRemove(activity.Id!, out _),
        };
        ActivitySource.AddActivityListener(activities);
        await using var server = WireServer.Start(
            exchange => exchange.RefuseAsync(429, "TooManyRequests", "later", "Retry-After: 0"),
            exchange => exchange.AnswerAsync(200, """{"metadata":{"name":"x"}}"""),
            async exchange =>
            {
                await exchange.BeginStreamAsync();
                await exchange.ChunkAsync("""{"type":"ADDED","object":{"metadata":{"name":"a"}}}""" + "\n");
                await exchange.StallAsync();
            });
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");
        var trace = new Activity("caller").Start();

        await maps.GetAsync("x", Ct);
        await using (var watch = maps.WatchAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct))
        {
            Assert.True(await watch.MoveNextAsync());
            Assert.DoesNotContain(running.Keys, id => id.Contains(trace.TraceId.ToString(), StringComparison.Ordinal) && id != trace.Id);
            Assert.Contains("kube.watch.open 1 resource=configmaps", seen);
        }

        trace.Stop();
        Assert.Contains("kube.client.request.duration verb=get group= version=v1 resource=configmaps subresource= code=429", seen);
        Assert.Contains("kube.client.request.duration verb=get group= version=v1 resource=configmaps subresource= code=200", seen);
        Assert.Contains("kube.client.request.duration verb=watch group= version=v1 resource=configmaps subresource= code=200", seen);
        Assert.Contains("kube.client.retries 1 verb=get resource=configmaps code=429", seen);
        Assert.Contains("kube.watch.events 1 resource=configmaps type=ADDED", seen);
        Assert.Contains("kube.watch.open -1 resource=configmaps", seen);
    }

    private static MeterListener Listen(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == KubeClientTelemetry.MeterName)
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {value} {Text(tags)}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {Text(tags)}"));
        listener.Start();
        return listener;
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
