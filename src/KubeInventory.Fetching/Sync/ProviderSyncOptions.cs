using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching;

/// <summary>How one source is copied into the inventory.</summary>
public sealed class ProviderSyncOptions
{
    /// <summary>Name of the source: 1 to 63 characters that a label can hold. It owns what it writes as <c>kubeinventory-fetcher/&lt;source&gt;</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The parts that are fetched one after the other. Default: one, <see cref="FetchShard.All"/>.</summary>
    public IReadOnlyList<FetchShard> Shards { get; init; } = [FetchShard.All];

    /// <summary>Time between two runs, one second to one day. Default: 60 seconds. Each wait varies by up to 10 % so that fetchers spread out.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time that one shard may take, one second to one day. Default: 5 minutes. After it, the shard is incomplete.</summary>
    public TimeSpan ShardTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most writes to the API server at once, 1 to 64. Default: 8.</summary>
    public int MaxParallelWrites { get; init; } = 8;

    /// <summary>Whether an answer without any object is believed where objects were known before. Default: false; such a shard counts as failed.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Which labels hosts get from their fields. Default: <see cref="HostLabels.Canonical"/>.</summary>
    public HostLabels Labels { get; init; } = HostLabels.Canonical;

    internal string FieldManager => $"kubeinventory-fetcher/{Source}";

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var day = TimeSpan.FromDays(1);
        List<string> failures = [];
        Check(Source is { Length: > 0 } && LabelValue.IsValid(Source), $"Source must be 1 to 63 characters that a label value can hold, not '{Source}'.");
        Check(Shards.Count > 0, "Shards must name at least one shard.");
        Check(Shards.Distinct().Count() == Shards.Count, "Shards must not name a shard twice.");
        Check(Interval >= TimeSpan.FromSeconds(1) && Interval <= day, $"Interval must be one second to one day, not {Interval}.");
        Check(ShardTimeout >= TimeSpan.FromSeconds(1) && ShardTimeout <= day, $"ShardTimeout must be one second to one day, not {ShardTimeout}.");
        Check(MaxParallelWrites is >= 1 and <= 64, $"MaxParallelWrites must be 1 to 64, not {MaxParallelWrites}.");
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(nameof(ProviderSyncOptions), typeof(ProviderSyncOptions), failures);
        }

        void Check(bool holds, string failure)
        {
            if (!holds)
            {
                failures.Add(failure);
            }
        }
    }
}
