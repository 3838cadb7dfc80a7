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

    private SyncedCache(Lister<TResource> lister, string? @namespace, IReadOnlyList<TResource> before)
    {
        _lister = lister;
        _namespace = @namespace;
        Before = before;
        CountByShard = before.CountBy(resource => SyncKeys.ShardOf(resource) ?? "", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The source's objects before the fetch.</summary>
    public IReadOnlyList<TResource> Before { get; }

    /// <summary>How many of them each shard has.</summary>
    public IReadOnlyDictionary<string, int> CountByShard { get; }

    /// <summary>Every object in the cache now, of any source.</summary>
    public IReadOnlyList<TResource> Everything => _lister.List();

    public static async Task<SyncedCache<TResource>> WaitAsync(Informer<TResource> informer, ProviderSyncOptions options, CancellationToken cancellationToken)
    {
        await informer.WaitForSyncAsync(cancellationToken).ConfigureAwait(false);
        var own = informer.Lister.List().Where(resource => SyncKeys.SourceOf(resource) == options.Source);
        return new SyncedCache<TResource>(informer.Lister, options.Namespace, [.. own]);
    }

    /// <summary>The object as the cache has it now.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TResource? current) => _lister.TryGet(new ObjectKey(_namespace, name), out current);
}
