using KubeInventory.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Fetching;

/// <summary>Makes syncs.</summary>
public static class ProviderSync
{
    /// <summary>A sync of hosts: source, region, labels, phase and conditions follow from what is observed and from what operators want.</summary>
    /// <param name="fetcher">Reports the machines of the provider.</param>
    /// <param name="connection">The API server with the inventory.</param>
    /// <param name="cache">A cache of all hosts; the caller runs it.</param>
    /// <param name="options">How the source is copied.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <param name="loggerFactory">Where to log. Default: nowhere.</param>
    /// <param name="events">Tells people, on the source and on objects, what was created, retired, deleted, held back or left out. Default: nobody.</param>
    /// <param name="decommission">What must go before a host's record does, beside its Leases. Default: nothing.</param>
    public static ProviderSync<V1Host> ForHosts(
        IProviderFetcher<V1Host> fetcher, KubeConnection connection, Informer<V1Host> cache, ProviderSyncOptions options,
        TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null, EventRecorder? events = null,
        params IReadOnlyList<IDecommissionStep<V1Host>> decommission)
    {
        var parts = Parts(fetcher, connection, cache, options, new HostSyncPolicy(options), timeProvider, events, [new HostLeases(connection), .. decommission]);
        return new(parts with { Heartbeats = new HostHeartbeats(connection, parts.TimeProvider) }, loggerFactory ?? NullLoggerFactory.Instance);
    }

    /// <summary>A sync of any other kind: objects are stored as the fetcher reports them.</summary>
    /// <inheritdoc cref="ForHosts" path="/param"/>
    public static ProviderSync<TResource> For<TResource>(
        IProviderFetcher<TResource> fetcher, KubeConnection connection, Informer<TResource> cache, ProviderSyncOptions options,
        TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null, EventRecorder? events = null,
        params IReadOnlyList<IDecommissionStep<TResource>> decommission)
        where TResource : class, IKubernetesResource<TResource>
        => new(Parts(fetcher, connection, cache, options, new StoredAsReported<TResource>(decommission.Count > 0), timeProvider, events, decommission), loggerFactory ?? NullLoggerFactory.Instance);

    private static SyncParts<TResource> Parts<TResource>(
        IProviderFetcher<TResource> fetcher, KubeConnection connection, Informer<TResource> cache, ProviderSyncOptions options,
        SyncPolicy<TResource> policy, TimeProvider? timeProvider, EventRecorder? events, IReadOnlyList<IDecommissionStep<TResource>> decommission)
        where TResource : class, IKubernetesResource<TResource>
    {
        ArgumentNullException.ThrowIfNull(fetcher);
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var time = timeProvider ?? TimeProvider.System;
        var client = new ResourceClient<TResource>(connection);
        var sightings = new Sightings();
        var writer = new ObjectWriter<TResource>(options.Namespace is { } name ? client.InNamespace(name) : client, options.FieldManager);
        return new SyncParts<TResource>
        {
            Connection = connection,
            Fetcher = fetcher,
            Options = options,
            Policy = policy,
            Cache = cache,
            Writer = writer,
            Sources = new SourceReader(connection, options),
            Decommissioning = new Decommissioning<TResource>(writer, decommission),
            Events = events is null ? null : new SyncEvents<TResource>(events),
            Clock = new SourceClock(time),
            TimeProvider = time,
            Sightings = sightings,
            Known = new KnownObjects<TResource>(sightings, policy, options),
        };
    }
}
