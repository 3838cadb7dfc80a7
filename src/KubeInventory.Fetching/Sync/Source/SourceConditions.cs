using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>The conditions of a ProviderSource. The time of a transition moves only when the status does.</summary>
internal static class SourceConditions
{
    public static IReadOnlyList<Condition> Of(SourceState state, SyncOutcome outcome, DateTimeOffset now)
    {
        var incomplete = outcome.Shards.Where(shard => shard.Completeness != Completeness.Complete).ToList();
        var throttled = incomplete.Find(shard => shard.Failure == FetchFailure.Throttled);
        var empty = incomplete.Find(shard => shard.Failure == FetchFailure.Empty);
        return
        [
            outcome.IsSuspended ? Condition("Synced", ConditionStatus.Unknown, "Suspended", "The source is suspended.")
                : outcome.Problems.Count > 0 ? Condition("Synced", ConditionStatus.False, "Problems", $"{outcome.Problems.Count} objects could not be read or stored; the others are.")
                : Condition("Synced", ConditionStatus.True, "Stored", "What was fetched is stored."),
            incomplete.Count > 0
                ? Condition("Complete", ConditionStatus.False, incomplete[0].Failure?.ToString() ?? "Unknown", string.Join("; ", incomplete.Take(5).Select(shard => $"{shard.Name}: {shard.Error}")))
                : Condition("Complete", ConditionStatus.True, "Complete", "The last fetch saw everything."),
            outcome.Blocks.Count > 0 ? Condition("DeletionBlocked", ConditionStatus.True, outcome.Blocks[^1].Reason, string.Join(" ", outcome.Blocks.Select(block => $"{block.Names.Count}: {block.Message}")))
                : empty is not null ? Condition("DeletionBlocked", ConditionStatus.True, "EmptyAnswer", $"{empty.Name}: {empty.Error}")
                : outcome.IsDryRun ? Condition("DeletionBlocked", ConditionStatus.True, "SelectionChanged", $"Account, regions or filters have changed: {outcome.Missing} records would go missing, and count from the next fetch on.")
                : Condition("DeletionBlocked", ConditionStatus.False, "NothingBlocked", "No guard holds a deletion back."),
            throttled is not null ? Condition("Throttled", ConditionStatus.True, "Throttled", $"{throttled.Name}: {throttled.Error}")
                : Condition("Throttled", ConditionStatus.False, "NotThrottled", "The provider answers at the pace of the interval."),
        ];

        Condition Condition(string type, ConditionStatus status, string reason, string message)
        {
            var last = state.Status.Conditions?.FirstOrDefault(condition => condition.Type == type);
            return new Condition
            {
                Type = type,
                Status = status,
                Reason = reason,
                Message = PlainText.Of(message, 4000),
                ObservedGeneration = state.Own.Metadata?.Generation,
                LastTransitionTime = last?.Status == status ? last.LastTransitionTime : now,
            };
        }
    }
}
