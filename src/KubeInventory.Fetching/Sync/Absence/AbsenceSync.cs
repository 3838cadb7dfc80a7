using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Counts what complete shards lack: stores each absence, and finds what may be deleted.</summary>
internal sealed class AbsenceSync<TResource>(
    SyncPolicy<TResource> policy, ObjectWriter<TResource> writer, SyncedCache<TResource> cache, SyncSituation situation, SyncTally tally,
    SyncChanges<TResource> changes)
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly AbsenceRules _rules = situation.Policy.Absence;

    /// <summary>Stores how far each absence has come.</summary>
    /// <param name="complete">The shards that were seen whole, by name.</param>
    /// <param name="isDryRun">Counts, and stores nothing.</param>
    /// <param name="parallel">How many writes at once.</param>
    /// <returns>What may be deleted if no guard objects; nothing in a dry run.</returns>
    public async Task<IReadOnlyList<DeletionCandidate<TResource>>> RunAsync(
        IReadOnlyDictionary<string, CompleteShard> complete, bool isDryRun, ParallelOptions parallel)
    {
        List<(AbsenceWrite<TResource> Write, TResource? Retired)> writes = [];
        List<DeletionCandidate<TResource>> candidates = [];
        foreach (var before in cache.Unreported())
        {
            var name = before.Metadata!.Name!;
            if (!complete.TryGetValue(SyncKeys.ShardOf(before) ?? "", out var shard) || !shard.Lacks(name)
                || !cache.TryGet(name, out var current) || current.Metadata?.Uid != before.Metadata.Uid || current.Metadata?.DeletionTimestamp is not null
                || policy.OwnerOf(current) != situation.Source)
            {
                continue;
            }

            var absence = shard.ReportsEnd(name) ? new Absence(situation.Now, 0, IsCertain: true) : Counted(current);
            var state = _rules.StateOf(absence, situation.Now);
            tally.CountAbsent(isDryRun ? AbsenceState.Missing : state);
            if (isDryRun)
            {
                continue;
            }

            if (!shard.ReportsEnd(name) && policy.Absent(current, absence, state, situation) is { } write)
            {
                writes.Add((write, state == AbsenceState.Retired ? current : null));
            }
            else if (DeletionCandidate<TResource>.Find(shard, cache, before, policy.AbsenceOf, _rules, situation.Now) is { } candidate)
            {
                candidates.Add(candidate);
            }
        }

        await Parallel.ForEachAsync(writes, parallel, async (absent, token) => await tally.TryAsync(absent.Write.Resource.Metadata!.Name!, async () =>
        {
            tally.Wrote((await writer.ApplyAbsenceAsync(absent.Write, token).ConfigureAwait(false)).Metadata);
            if (absent.Retired is { } retired)
            {
                changes.Retired.Add(retired);
            }
        }).ConfigureAwait(false)).ConfigureAwait(false);
        return candidates;
    }

    private Absence Counted(TResource current)
    {
        var last = policy.AbsenceOf(current);
        return last is { IsCertain: true } known && known.Since <= situation.Now ? known : _rules.Count(last, situation.Now);
    }
}
