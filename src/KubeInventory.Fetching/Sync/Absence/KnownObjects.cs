using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What the cache held when a cycle began, and what of it concerns the source. Follows the cache at the cost of what has changed since.</summary>
internal sealed class KnownObjects<TResource>(Sightings sightings, SyncPolicy<TResource> policy, ProviderSyncOptions options)
    where TResource : class, IKubernetesResource<TResource>
{
    private IReadOnlyList<TResource> _listed = [];
    private Known[] _all = [];

    /// <summary>The source's own objects.</summary>
    public IEnumerable<TResource> Own => _all.Where(known => known.IsOwn).Select(known => known.Resource);

    /// <summary>How many of them each shard has.</summary>
    public IReadOnlyDictionary<string, int> CountByShard { get; private set; } = new Dictionary<string, int>();

    /// <summary>Those of them whose deletion somebody has asked for.</summary>
    public IReadOnlyList<TResource> BeingDeleted { get; private set; } = [];

    /// <summary>Objects of other sources that name this one as a further one.</summary>
    public IReadOnlyList<TResource> SeenToo { get; private set; } = [];

    /// <summary>Records of other sources.</summary>
    public IEnumerable<TResource> OfOthers => _all.Where(known => known.IsOther).Select(known => known.Resource);

    /// <summary>How many there are.</summary>
    public int OtherCount { get; private set; }

    /// <summary>Looks at what has changed in the cache. The list is in the order of keys.</summary>
    public void Follow(IReadOnlyList<TResource> listed)
    {
        if (ReferenceEquals(listed, _listed))
        {
            return;
        }

        var isFirst = _all.Length == 0;
        HashSet<string> keys = new(StringComparer.Ordinal);
        _all = Merge(_all, listed, keys);
        _listed = listed;
        OtherCount = _all.Count(known => known.IsOther);
        if (!isFirst && keys.Count > 0)
        {
            UnsettleSharing(keys);
        }

        CountByShard = _all.Where(known => known.IsOwn).CountBy(known => known.Shard, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        BeingDeleted = [.. Own.Where(resource => resource.Metadata?.DeletionTimestamp is not null)];
        SeenToo = [.. _all.Where(known => known.IsSeenToo).Select(known => known.Resource)];
    }

    /// <summary>The source's own objects that this cycle has not reported as living, once its fetches are over.</summary>
    public IReadOnlyList<TResource> Unreported()
    {
        List<TResource> unreported = [];
        foreach (ref var known in _all.AsSpan())
        {
            if (!known.IsOwn)
            {
                continue;
            }

            if (known.Sighting is null or { IsForgotten: true })
            {
                known.Sighting = sightings.Find(known.Resource.Metadata!.Name!);
            }

            if (known.Sighting is not { } sighting || !sightings.IsAlive(sighting))
            {
                unreported.Add(known.Resource);
            }
        }

        return unreported;
    }

    // Both are in one order, and an object that has not changed is the same instance in both.
    private Known[] Merge(Known[] before, IReadOnlyList<TResource> listed, HashSet<string> keys)
    {
        var merged = new Known[listed.Count];
        var (old, next) = (0, 0);
        while (old < before.Length || next < listed.Count)
        {
            if (old < before.Length && next < listed.Count && ReferenceEquals(before[old].Resource, listed[next]))
            {
                merged[next++] = before[old++];
                continue;
            }

            var order = old == before.Length ? 1 : next == listed.Count ? -1 : Compare(before[old].Resource.Metadata, listed[next].Metadata);
            Known? gone = order <= 0 ? before[old++] : null;
            Known? come = order >= 0 ? Look(listed[next]) : null;
            Doubt((gone ?? come)!.Value.Resource);
            if (come is { } changed)
            {
                merged[next++] = changed;
            }

            keys.UnionWith(KeysOf(gone).Except(KeysOf(come)).Concat(KeysOf(come).Except(KeysOf(gone))));
        }

        return merged;
    }

    // Another source's record with keys of a machine came, went or changed: who has such a key looks again for who stands for the machine.
    private void UnsettleSharing(HashSet<string> keys)
    {
        foreach (var resource in Own)
        {
            if (policy.MachineKeysOf(resource).Any(key => keys.Contains(key.Text)))
            {
                sightings.Unsettle(resource.Metadata!.Name!);
            }
        }
    }

    private IEnumerable<string> KeysOf(Known? known)
        => known is { IsOther: true } other ? policy.MachineKeysOf(other.Resource).Select(key => key.Text) : [];

    private void Doubt(TResource resource)
    {
        if (resource.Metadata is { Name: { } name } metadata && metadata.Namespace == options.Namespace)
        {
            sightings.Doubt(name);
        }
    }

    private Known Look(TResource resource)
    {
        var isHere = resource.Metadata?.Namespace == options.Namespace;
        var isOwn = isHere && SyncKeys.SourceOf(resource) == options.Source;
        return new Known
        {
            Resource = resource,
            IsOwn = isOwn,
            IsOther = isHere && !isOwn && SyncKeys.SourceOf(resource) is not null,
            IsSeenToo = isHere && !isOwn && policy.IsSeenBy(resource, options.Source),
            Shard = isOwn ? SyncKeys.ShardOf(resource) ?? "" : "",
        };
    }

    private static int Compare(ObjectMeta? left, ObjectMeta? right)
        => string.CompareOrdinal(left?.Namespace, right?.Namespace) is var order && order != 0 ? order : string.CompareOrdinal(left?.Name, right?.Name);

    private struct Known
    {
        public TResource Resource;
        public Sighting? Sighting;
        public string Shard;
        public bool IsOwn;
        public bool IsOther;
        public bool IsSeenToo;
    }
}
