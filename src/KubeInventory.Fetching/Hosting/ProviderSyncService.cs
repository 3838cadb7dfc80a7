using KubeInventory.Client;
using Microsoft.Extensions.Hosting;

namespace KubeInventory.Fetching;

/// <summary>Keeps a source synced from the host's start to its stop, in one of several replicas at a time.</summary>
internal sealed class ProviderSyncService<TResource>(ProviderSync<TResource> sync) : BackgroundService
    where TResource : class, IKubernetesResource<TResource>
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in sync.RunAsLeaderAsync(stoppingToken).ConfigureAwait(false))
        {
            // The sync logs and measures its outcomes itself.
        }
    }
}
