using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace KubeInventory.Client.Tests;

public sealed class ReflectorMetricsTests
{
    [Fact]
    public async Task Relists_restarts_and_cached_objects_are_counted_by_resource_and_reason()
    {
        var seen = new ConcurrentBag<(string Name, object? Resource, object? Reason, long Change)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == "KubeInventory.Client")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add((instrument.Name, Tag(tags, "resource"), Tag(tags, "reason"), value)));
        listener.Start();

        await using (var run = new InformerRun())
        {
            var watch = await run.SyncAsync("10", [.. Enumerable.Range(0, 47).Select(i => Leases.Named($"{i}", 1))]);
            await watch.SendBookmarkAsync("11");
            await watch.EndAsync();
            await (await run.Server.NextWatchAsync()).RefuseAsync(410, "Expired");
            await run.PassBackoffAsync();
            await run.Server.NextListAsync();
        }

        Assert.Contains(("kube.watch.restarts", "leases.coordination.k8s.io", "closed", 1), seen);
        Assert.Contains(("kube.reflector.relists", "leases.coordination.k8s.io", "expired", 1), seen);
        Assert.Contains(("kube.cache.objects", "leases.coordination.k8s.io", null, 47), seen);
        Assert.Contains(("kube.cache.objects", "leases.coordination.k8s.io", null, -47), seen);
    }

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string key)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
            {
                return tag.Value;
            }
        }

        return null;
    }
}
