using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching;

/// <summary>How one source is copied into the inventory.</summary>
public sealed class ProviderSyncOptions
{
    /// <summary>Name of the source: 1 to 63 lower-case letters, digits and dashes; also the name of its ProviderSource. It owns what it writes as <c>kubeinventory-fetcher/&lt;source&gt;</c>.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The spec of the ProviderSource where there is none yet: it is created with this one, and the object counts from then on.
    /// Default: the defaults of its schema, and <see cref="Source"/> as the provider.
    /// </summary>
    public V1ProviderSourceSpec Policy { get; init; } = new();

    /// <summary>The parts that are fetched, unless the ProviderSource names regions. Default: what the fetcher lists.</summary>
    public IReadOnlyList<FetchShard> Shards { get; init; } = [];

    /// <summary>Longest time that one shard may take, one second to one day. Default: 5 minutes. After it, the shard is incomplete.</summary>
    public TimeSpan ShardTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most shards that are fetched at once, 1 to 64. Default: 1; many providers count the requests of an account together.</summary>
    public int MaxParallelShards { get; init; } = 1;

    /// <summary>Most writes to the API server at once, 1 to 64. Default: 16.</summary>
    public int MaxParallelWrites { get; init; } = 16;

    /// <summary>Which labels hosts get from their fields. Default: <see cref="HostLabels.Canonical"/>.</summary>
    public HostLabels Labels { get; init; } = HostLabels.Canonical;

    /// <summary>Namespace of the objects, for kinds that lie in one. Default: null; hosts lie in none.</summary>
    public string? Namespace { get; init; }

    internal const string FieldManagerPrefix = "kubeinventory-fetcher/";

    internal string FieldManager => FieldManagerPrefix + Source;

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var day = TimeSpan.FromDays(1);
        var failures = new OptionFailures();
        failures.Check(IsObjectName(Source), $"Source must be 1 to 63 lower-case letters, digits and dashes, with a letter or digit at both ends, not '{Source}'.");
        failures.Check(Shards.DistinctBy(shard => shard.Name, StringComparer.Ordinal).Count() == Shards.Count, "Shards must not name a shard twice.");
        failures.Check(ShardTimeout >= TimeSpan.FromSeconds(1) && ShardTimeout <= day, $"ShardTimeout must be one second to one day, not {ShardTimeout}.");
        failures.Check(MaxParallelShards is >= 1 and <= 64, $"MaxParallelShards must be 1 to 64, not {MaxParallelShards}.");
        failures.Check(MaxParallelWrites is >= 1 and <= 64, $"MaxParallelWrites must be 1 to 64, not {MaxParallelWrites}.");
        failures.ThrowIfAny<ProviderSyncOptions>();
    }

    private static bool IsObjectName(string? name)
        => name is { Length: > 0 and <= 63 } && name[0] != '-' && name[^1] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
