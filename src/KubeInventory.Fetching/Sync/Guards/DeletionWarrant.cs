using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Leave to delete one version of one object. The only way to a deletion, and it comes only from <see cref="Decide"/>.</summary>
internal sealed class DeletionWarrant<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private DeletionWarrant(DeletionCandidate<TResource> candidate)
    {
        Resource = candidate.Current;
        Shard = candidate.Shard;
    }

    /// <summary>The object as it was judged. Any change since, such as a sighting by another replica, makes the warrant void.</summary>
    public TResource Resource { get; }

    public string Shard { get; }

    public string Name => Resource.Metadata!.Name!;

    /// <summary>Asks every guard. One objection against the source keeps all of its candidates; one against an object keeps that object.</summary>
    /// <param name="candidates">What would be deleted.</param>
    /// <param name="vetoes">Objections against single objects, by name; no approval lifts them.</param>
    /// <param name="guards">The guards of the source; an approval of exactly the remaining set lifts them.</param>
    public static DeletionVerdict<TResource> Decide(
        IReadOnlyList<DeletionCandidate<TResource>> candidates, IReadOnlyDictionary<string, DeletionVeto> vetoes, DeletionGuards guards)
    {
        List<DeletionBlock> blocks = [.. candidates
            .Where(candidate => vetoes.ContainsKey(candidate.Name))
            .GroupBy(candidate => vetoes[candidate.Name])
            .Select(group => new DeletionBlock(group.Key.Reason, group.Key.Message, Names(group)))];
        var open = candidates.Where(candidate => !vetoes.ContainsKey(candidate.Name)).ToList();
        if (open.Count == 0)
        {
            return new DeletionVerdict<TResource>([], blocks, null);
        }

        var set = ApprovedSet.Of(open.Select(candidate => (candidate.Name, candidate.Current.Metadata!.Uid)));
        var objection = guards.FirstObjection([.. open.Select(candidate => candidate.Shard)], open.Max(candidate => candidate.Absence.Since));
        if (objection is null || guards.Approved == set)
        {
            return new DeletionVerdict<TResource>([.. open.Select(candidate => new DeletionWarrant<TResource>(candidate))], blocks, null);
        }

        var message = $"{objection.Value.Message} To delete exactly these, annotate the ProviderSource: {SyncKeys.ApproveDeletions}={set}.";
        blocks.Add(new DeletionBlock(objection.Value.Reason, message, Names(open)));
        return new DeletionVerdict<TResource>([], blocks, set);
    }

    private static List<string> Names(IEnumerable<DeletionCandidate<TResource>> candidates)
        => [.. candidates.Select(candidate => candidate.Name).Order(StringComparer.Ordinal)];
}
