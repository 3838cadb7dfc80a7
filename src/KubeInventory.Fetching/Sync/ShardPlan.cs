using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>The shards of one cycle, with filters and page size; or why they could not be found out.</summary>
internal sealed record ShardPlan(IReadOnlyList<FetchShard> Shards, ShardOutcome? Failure)
{
    /// <summary>More would not fit the status of a ProviderSource.</summary>
    public const int MaxShards = 512;

    public static async Task<ShardPlan> MakeAsync<TResource>(
        IProviderFetcher<TResource> fetcher, ProviderSyncOptions options, SourcePolicy policy, CancellationToken cancellationToken)
        where TResource : class, IKubernetesResource<TResource>
    {
        try
        {
            var shards = policy.Regions.Count > 0 ? [.. policy.Regions.Select(region => new FetchShard(region))]
                : options.Shards.Count > 0 ? options.Shards
                : await fetcher.ListShardsAsync(cancellationToken).ConfigureAwait(false);
            return Objection(shards) is { } objection
                ? new ShardPlan([], new ShardOutcome("shards", Completeness.Failed, 0, FetchFailure.Malformed, objection))
                : new ShardPlan([.. shards.Select(shard => shard with { Filters = policy.Filters, PageSize = policy.PageSize })], null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var cause = e as FetchException;
            return new ShardPlan([], new ShardOutcome(
                "shards", Completeness.Failed, 0, cause?.Failure ?? FetchFailure.Unknown, PlainText.Of($"The shards could not be listed: {e.Message}", 1000), cause?.RetryAfter));
        }
    }

    private static string? Objection(IReadOnlyList<FetchShard> shards)
        => shards.Count == 0 ? "The fetcher lists no shard."
            : shards.Count > MaxShards ? $"{shards.Count} shards are more than {MaxShards}: divide them among several sources."
            : shards.DistinctBy(shard => shard.Name, StringComparer.Ordinal).Count() < shards.Count ? "A shard is listed twice."
            : shards.Any(shard => shard.Name is not { Length: > 0 and <= 253 }) ? "The name of a shard must have 1 to 253 characters."
            : null;
}
