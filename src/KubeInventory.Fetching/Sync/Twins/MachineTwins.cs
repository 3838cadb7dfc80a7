using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Finds records of other sources that are of a reported machine, or may be. Costs nothing before the first question of a cycle. Thread-safe.</summary>
internal sealed class MachineTwins<TResource>(SyncPolicy<TResource> policy, SyncedCache<TResource> cache)
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly Lazy<ILookup<string, TResource>> _byKey = new(() => cache.OfOthers
        .SelectMany(record => policy.MachineKeysOf(record).Select(key => (key.Text, record)))
        .ToLookup(entry => entry.Text, entry => entry.record, StringComparer.Ordinal));

    /// <summary>The record that the report names itself, or else the one that shares most with it; null if none shares anything.</summary>
    public MachineTwin<TResource>? Find(TResource observation)
    {
        if (cache.HasNoOthers)
        {
            return null;
        }

        var own = observation.Metadata?.Name;
        if (observation.Metadata?.Annotations?.GetValueOrDefault(SyncKeys.AliasOf) is { Length: > 0 } alias && alias != own)
        {
            return cache.TryGet(alias, out var named) ? new MachineTwin<TResource>(named, SyncKeys.AliasOf, IsCertain: true) : null;
        }

        var found = policy.MachineKeysOf(observation)
            .Select(key => (Key: key, Records: _byKey.Value[key.Text].Where(record => record.Metadata?.Name != own).ToList()))
            .Where(found => found.Records.Count > 0)
            .ToList();

        // A key that two other records share tells no machine from another.
        return Proof(found.Where(match => match.Key.Weight == KeyWeight.Proof && match.Records.Count == 1).Select(match => (match.Key, match.Records[0])))
            ?? Halves(found.Where(match => match.Key.Weight == KeyWeight.Half))
            ?? (found.Count > 0 ? new MachineTwin<TResource>(found[0].Records[0], found[0].Key.Text, IsCertain: false) : null);
    }

    private static MachineTwin<TResource>? Proof(IEnumerable<(MachineKey Key, TResource Record)> proofs)
        => proofs.Select(proof => new MachineTwin<TResource>(proof.Record, proof.Key.Text, IsCertain: true)).FirstOrDefault();

    private static MachineTwin<TResource>? Halves(IEnumerable<(MachineKey Key, List<TResource> Records)> halves)
    {
        var shared = halves
            .SelectMany(half => half.Records.Select(record => (record, half.Key)))
            .GroupBy(half => half.record, (IEqualityComparer<TResource>)ReferenceEqualityComparer.Instance)
            .Where(group => group.Count() > 1)
            .ToList();
        return shared.Count == 1
            ? new MachineTwin<TResource>(shared[0].Key, string.Join(" and ", shared[0].Take(2).Select(half => half.Key.Text)), IsCertain: true)
            : null;
    }
}
