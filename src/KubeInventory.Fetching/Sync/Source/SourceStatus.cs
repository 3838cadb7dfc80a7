namespace KubeInventory.Fetching;

/// <summary>The status of a ProviderSource after a cycle.</summary>
internal static class SourceStatus
{
    private const int MaxNamed = 20;

    public static V1ProviderSourceStatus Of(SourceState state, SyncOutcome outcome, SourceBooks books, DateTimeOffset now)
    {
        var last = state.Status;
        var isComplete = outcome is { Completeness: Completeness.Complete, IsSuspended: false };
        var blocked = outcome.Blocks.SelectMany(block => block.Names).ToList();
        return last with
        {
            ObservedGeneration = state.Own.Metadata?.Generation,
            LastAttempt = outcome.IsSuspended ? last.LastAttempt : now,
            LastCompleteFetch = isComplete ? now : last.LastCompleteFetch,
            LastResult = outcome.IsSuspended ? last.LastResult : new V1ProviderSourceStatusLastResult(outcome.Completeness.ToString()),
            Shards = outcome.IsSuspended ? last.Shards : [.. outcome.Shards.Select(shard => Shard(shard, books, now)).Concat(books.Unfetched).Take(ShardPlan.MaxShards)],
            Counts = outcome.IsSuspended ? last.Counts : Counts(outcome),
            Deletions = Window(books.Source),
            BlockedDeletions = blocked.Count,
            BlockedSet = outcome.BlockedSet,
            BlockedNames = blocked.Count > 0 ? [.. blocked.Take(MaxNamed)] : null,
            DeletionsHeldUntil = books.HeldUntil,
            Selection = isComplete ? books.Selection : last.Selection,
            Problems = outcome.Problems.Count > 0
                ? [.. outcome.Problems.Take(MaxNamed).Select(problem => new V1ProviderSourceStatusProblem { Name = PlainText.Of(problem.Name, 250), Message = problem.Message })]
                : null,
            Conditions = SourceConditions.Of(state, outcome, now),
        };
    }

    private static V1ProviderSourceStatusShard Shard(ShardOutcome shard, SourceBooks books, DateTimeOffset now) => new()
    {
        Name = shard.Name,
        Completeness = new V1ProviderSourceStatusShardCompleteness(shard.Completeness.ToString()),
        Hosts = shard.Observed,
        Reason = shard.Failure?.ToString(),
        Error = shard.Error,
        LastComplete = books.LastComplete.GetValueOrDefault(shard.Name),
        Deletions = books.Shards.TryGetValue(shard.Name, out var window)
            ? new V1ProviderSourceDeletions { Since = window.Since, Known = window.Known, Deleted = window.Deleted }
            : null,
    };

    private static V1ProviderSourceDeletions Window(DeletionWindow window) => new() { Since = window.Since, Known = window.Known, Deleted = window.Deleted };

    private static V1ProviderSourceStatusCounts Counts(SyncOutcome outcome) => new()
    {
        Observed = outcome.Shards.Sum(shard => shard.Observed),
        Created = outcome.Created,
        Updated = outcome.Updated,
        Unchanged = outcome.Unchanged,
        Missing = outcome.Missing,
        Retired = outcome.Retired,
        Deleted = outcome.Deleted,
        Problems = outcome.Problems.Count,
    };
}
