using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What the cycles of one sync share.</summary>
internal sealed record SyncParts<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    public required KubeConnection Connection { get; init; }

    public required IProviderFetcher<TResource> Fetcher { get; init; }

    public required ProviderSyncOptions Options { get; init; }

    public required SyncPolicy<TResource> Policy { get; init; }

    public required Informer<TResource> Cache { get; init; }

    public required ObjectWriter<TResource> Writer { get; init; }

    public required SourceReader Sources { get; init; }

    public required Decommissioning<TResource> Decommissioning { get; init; }

    /// <summary>Null for kinds on which no daemon runs.</summary>
    public HostHeartbeats? Heartbeats { get; init; }

    /// <summary>Null where nobody is told.</summary>
    public SyncEvents<TResource>? Events { get; init; }

    public required SourceClock Clock { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required Sightings Sightings { get; init; }

    public required KnownObjects<TResource> Known { get; init; }
}
