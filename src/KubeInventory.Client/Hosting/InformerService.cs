using Microsoft.Extensions.Hosting;

namespace KubeInventory.Client;

/// <summary>Runs an informer from the host's start to its stop.</summary>
internal sealed class InformerService<T>(Informer<T> informer) : BackgroundService
    where T : class, IKubernetesResource<T>
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => informer.RunAsync(stoppingToken);
}
