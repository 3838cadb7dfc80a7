using System.Diagnostics.CodeAnalysis;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Proof that the cache was complete before the fetch began, and what of the source was in it then.</summary>
/// <remarks>An object that somebody creates during the fetch may be younger than the page that it would be on; it is not judged.</remarks>
internal sealed class SyncedCache<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly Lister<TResource> _lister;
    private readonly string? _namespace;
    private readonly KnownObjects<TResource> _known;

    private SyncedCache(Lister<TResource> lister, string? @namespace, KnownObjects<TResource> known)
        => (_lister, _namespace, _known) = (lister, @namespace, known);

    /// <summary>The source's objects before the fetch.</summary>
    public IEnumerable<TResource> Before => _known.Own;

    /// <summary>How many of them each shard has.</summary>
    public IReadOnlyDictionary<string, int> CountByShard => _known.CountByShard;

    /// <summary>Those of them whose deletion somebody has asked for.</summary>
    public IReadOnlyList<TResource> BeingDeleted => _known.BeingDeleted;

    /// <summary>Objects of other sources that named this one as a further one.</summary>
    public IReadOnlyList<TResource> SeenToo => _known.SeenToo;

    /// <summary>Records of other sources before the fetch.</summary>
    public IEnumerable<TResource> OfOthers => _known.OfOthers;

    /// <summary>Whether there are none.</summary>
    public bool HasNoOthers => _known.OtherCount == 0;

    public static async Task<SyncedCache<TResource>> WaitAsync(SyncParts<TResource> parts, CancellationToken cancellationToken)
    {
        if (!parts.Cache.HasSynced)
        {
            await parts.Writer.CheckServedAsync(cancellationToken).ConfigureAwait(false);
            await parts.Cache.WaitForSyncAsync(cancellationToken).ConfigureAwait(false);
        }

        parts.Known.Follow(parts.Cache.Lister.List());
        return new SyncedCache<TResource>(parts.Cache.Lister, parts.Options.Namespace, parts.Known);
    }

    /// <summary>The source's objects before the fetch that the cycle has not reported as living.</summary>
    public IReadOnlyList<TResource> Unreported() => _known.Unreported();

    /// <summary>The object as the cache has it now.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TResource? current) => _lister.TryGet(new ObjectKey(_namespace, name), out current);
}
