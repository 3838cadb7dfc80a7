using KubeInventory.Client;
using Microsoft.Extensions.Hosting;

namespace KubeInventory.Fetching;

/// <summary>Keeps a source synced from the host's start to its stop, in one of several replicas at a time.</summary>
internal sealed class ProviderSyncService<TResource>(ProviderSync<TResource> sync, SourceHealth health) : BackgroundService
    where TResource : class, IKubernetesResource<TResource>
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var outcome in sync.RunAsLeaderAsync(stoppingToken).ConfigureAwait(false))
        {
            health.Take(outcome);
        }
    }
}
