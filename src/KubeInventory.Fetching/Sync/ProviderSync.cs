using KubeInventory.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Fetching;

/// <summary>Makes syncs.</summary>
public static class ProviderSync
{
    /// <summary>A sync of hosts: source, labels, phase and conditions follow from what is observed and from what operators want.</summary>
    public static ProviderSync<V1Host> ForHosts(
        IProviderFetcher<V1Host> fetcher, ResourceClient<V1Host> hosts, Informer<V1Host> cache, ProviderSyncOptions options,
        TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    {
        options.Validate();
        return new(fetcher, hosts, cache, options, new HostSyncPolicy(options), timeProvider ?? TimeProvider.System, loggerFactory ?? NullLoggerFactory.Instance);
    }

    /// <summary>A sync of any other kind: objects are stored as the fetcher reports them.</summary>
    public static ProviderSync<TResource> For<TResource>(
        IProviderFetcher<TResource> fetcher, ResourceClient<TResource> client, Informer<TResource> cache, ProviderSyncOptions options,
        TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
        where TResource : class, IKubernetesResource<TResource>
    {
        options.Validate();
        return new(fetcher, client, cache, options, new StoredAsReported<TResource>(), timeProvider ?? TimeProvider.System, loggerFactory ?? NullLoggerFactory.Instance);
    }

    private sealed class StoredAsReported<TResource> : SyncPolicy<TResource>
        where TResource : class, IKubernetesResource<TResource>;
}
