using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>An object that may be deleted if no guard objects: a complete fetch lacks it, and its stored absence is old enough.</summary>
internal sealed class DeletionCandidate<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private DeletionCandidate(TResource current, string shard, Absence absence)
    {
        Current = current;
        Shard = shard;
        Absence = absence;
    }

    /// <summary>The object that was judged; its version is what a deletion insists on.</summary>
    public TResource Current { get; }

    public string Shard { get; }

    public Absence Absence { get; }

    public string Name => Current.Metadata!.Name!;

    /// <returns>Null unless the shard was fetched whole without the object, the cache had it before, and it is retired for long enough.</returns>
    public static DeletionCandidate<TResource>? Find(
        CompleteShard shard, SyncedCache<TResource> cache, TResource before, Func<TResource, Absence?> storedAbsence, AbsenceRules rules, DateTimeOffset now)
    {
        var name = before.Metadata?.Name ?? "";
        return shard.Lacks(name)
            && SyncKeys.ShardOf(before) == shard.Name
            && cache.TryGet(name, out var current)
            && current.Metadata?.Uid is { Length: > 0 } uid
            && uid == before.Metadata?.Uid
            && current.Metadata.DeletionTimestamp is null
            && storedAbsence(before) is not null
            && storedAbsence(current) is { } absence
            && rules.StateOf(absence, now) == AbsenceState.DeletionCandidate
                ? new DeletionCandidate<TResource>(current, shard.Name, absence)
                : null;
    }
}
