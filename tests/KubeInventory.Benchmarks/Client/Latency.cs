using System.Diagnostics;
using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>How soon a subscriber hears of a change.</summary>
internal sealed class Latency : IFigure
{
    private const int Rate = 1_000;
    private const int Events = 10_000;

    public string Name => "client.latency";

    public string Summary =>
        "The 99th percentile of the time from a server's sending an event to a subscriber's seeing it, at 1,000 events a second, less that of the bytes alone on a second watch. Needs a machine that does nothing else.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(HostDataset.Count, context);
        await using var running = await RunningInformer.StartAsync(server, context);
        await server.SendEventsAsync(Rate, Rate, context);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var seen = SubscribeAsync(running.Informer, stop.Token);
        var arrived = ReadBytesAsync(await server.OpenWatchAsync(context), stop.Token);
        await server.SendEventsAsync(Events, Rate, context);
        var ours = Percentile(await seen);
        var wire = Percentile(await arrived);
        context.Note(FormattableString.Invariant($"99 %: {ours:0.00} ms to the subscriber, {wire:0.00} ms to the process"));
        return [new Reading(ours - wire, Goal.AtMost(5, "ms"))];
    }

    private static async Task<List<double>> SubscribeAsync(Informer<V1Host> informer, CancellationToken cancellationToken)
    {
        var latencies = new List<double>(Events);
        var started = Stopwatch.GetTimestamp();
        await foreach (var change in informer.SubscribeAsync(cancellationToken: cancellationToken))
        {
            if (change.Resource.Metadata?.Annotations?.TryGetValue(EventSource.SentAt, out var text) is true
                && long.Parse(text, CultureInfo.InvariantCulture) is var sent
                && sent > started)
            {
                latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (latencies.Count == Events)
                {
                    break;
                }
            }
        }

        return latencies;
    }

    private static async Task<List<double>> ReadBytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        var latencies = new List<double>(Events);
        var marker = $"\"{EventSource.SentAt}\":\"";
        using var lines = new StreamReader(stream);
        while (latencies.Count < Events && await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            var start = line.IndexOf(marker, StringComparison.Ordinal) + marker.Length;
            var sent = long.Parse(line.AsSpan(start, line.IndexOf('"', start) - start), CultureInfo.InvariantCulture);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return latencies;
    }

    private static double Percentile(List<double> latencies) => latencies.Order().ElementAt(latencies.Count * 99 / 100);
}
