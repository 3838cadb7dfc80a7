using System.Diagnostics.Metrics;

namespace KubeInventory.Fetching;

/// <summary>The library's meter, named <c>KubeInventory.Fetching</c>.</summary>
internal static class FetchingTelemetry
{
    private static readonly Meter Meter = new("KubeInventory.Fetching");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "kubeinventory.sync.duration", unit: "s", description: "Time of a run, from the first request to the provider to the stored status.");

    private static readonly Counter<long> Objects = Meter.CreateCounter<long>(
        "kubeinventory.sync.objects", unit: "{object}", description: "Objects of a run, by what became of them.");

    private static readonly Counter<long> Shards = Meter.CreateCounter<long>(
        "kubeinventory.sync.shards", unit: "{shard}", description: "Shards of a run, by completeness and class of failure.");

    private static readonly Gauge<double> LastComplete = Meter.CreateGauge<double>(
        "kubeinventory.sync.last_complete", unit: "s", description: "Unix time of the last run that saw everything.");

    private static readonly Gauge<long> Blocked = Meter.CreateGauge<long>(
        "kubeinventory.sync.blocked", unit: "{object}", description: "Deletions that guards hold back now.");

    /// <param name="outcome">What the run saw and did.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="now">When it ended.</param>
    public static void Record(SyncOutcome outcome, TimeSpan duration, DateTimeOffset now)
    {
        var source = new KeyValuePair<string, object?>("source", outcome.Source);
        Duration.Record(duration.TotalSeconds, source, new("completeness", outcome.Completeness.ToString()));
        Blocked.Record(outcome.Blocked, source);
        if (outcome is { Completeness: Completeness.Complete, IsSuspended: false })
        {
            LastComplete.Record(now.ToUnixTimeSeconds(), source);
        }

        Count("created", outcome.Created);
        Count("updated", outcome.Updated);
        Count("unchanged", outcome.Unchanged);
        Count("missing", outcome.Missing);
        Count("retired", outcome.Retired);
        Count("deleted", outcome.Deleted);
        Count("problem", outcome.Problems.Count);
        foreach (var shard in outcome.Shards)
        {
            Shards.Add(1, source, new("completeness", shard.Completeness.ToString()), new("failure", shard.Failure?.ToString() ?? ""));
        }

        void Count(string result, int count)
        {
            if (count > 0)
            {
                Objects.Add(count, source, new("result", result));
            }
        }
    }
}
