using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What a source has on record from earlier cycles, brought up to this one: deletions in the window, and when each shard was seen whole.</summary>
internal sealed record SourceBooks
{
    public required DeletionWindow Source { get; init; }

    public required IReadOnlyDictionary<string, DeletionWindow> Shards { get; init; }

    public required IReadOnlyDictionary<string, DateTimeOffset?> LastComplete { get; init; }

    public required string Selection { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>What is stored of shards that this cycle has not fetched, as long as deletions in them count.</summary>
    public IReadOnlyList<V1ProviderSourceStatusShard> Unfetched { get; init; } = [];

    /// <param name="status">What is stored.</param>
    /// <param name="outcomes">What became of the shards now.</param>
    /// <param name="knownByShard">The source's objects before the fetch, counted by shard.</param>
    /// <param name="situation">What the cycle goes by.</param>
    /// <param name="heldUntil">Until when nothing may be deleted.</param>
    public static SourceBooks Of(
        V1ProviderSourceStatus status, IReadOnlyList<ShardOutcome> outcomes, IReadOnlyDictionary<string, int> knownByShard, SyncSituation situation, DateTimeOffset? heldUntil)
    {
        var stored = (status.Shards ?? []).ToDictionary(shard => shard.Name ?? "", StringComparer.Ordinal);
        return new SourceBooks
        {
            Source = DeletionWindow.Running(Window(status.Deletions?.Since, status.Deletions?.Known, status.Deletions?.Deleted), knownByShard.Values.Sum(), situation.Now),
            Shards = outcomes.ToDictionary(shard => shard.Name, shard => Running(stored.GetValueOrDefault(shard.Name), knownByShard.GetValueOrDefault(shard.Name), situation.Now), StringComparer.Ordinal),
            LastComplete = outcomes.ToDictionary(
                shard => shard.Name,
                shard => shard.Completeness == Completeness.Complete ? situation.Now : stored.GetValueOrDefault(shard.Name)?.LastComplete,
                StringComparer.Ordinal),
            Selection = situation.Policy.Selection,
            HeldUntil = heldUntil,
            Unfetched = [.. stored.Values.Where(shard => outcomes.All(outcome => outcome.Name != shard.Name) && Running(shard, 0, situation.Now).Deleted > 0)],
        };
    }

    /// <summary>The books with deletions added. Stored before the deletions happen: a crash in between counts too many, never too few.</summary>
    public SourceBooks With<TResource>(IReadOnlyList<DeletionWarrant<TResource>> warrants)
        where TResource : class, IKubernetesResource<TResource>
    {
        var counts = warrants.CountBy(warrant => warrant.Shard, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return this with
        {
            Source = Source with { Deleted = Source.Deleted + warrants.Count },
            Shards = Shards.ToDictionary(
                shard => shard.Key, shard => shard.Value with { Deleted = shard.Value.Deleted + counts.GetValueOrDefault(shard.Key) }, StringComparer.Ordinal),
        };
    }

    private static DeletionWindow Running(V1ProviderSourceStatusShard? stored, int known, DateTimeOffset now)
        => DeletionWindow.Running(Window(stored?.Deletions?.Since, stored?.Deletions?.Known, stored?.Deletions?.Deleted), known, now);

    private static DeletionWindow? Window(DateTimeOffset? since, int? known, int? deleted)
        => since is { } start ? new DeletionWindow(start, known ?? 0, deleted ?? 0) : null;
}
