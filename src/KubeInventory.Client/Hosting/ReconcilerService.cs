using Microsoft.Extensions.Hosting;

namespace KubeInventory.Client;

/// <summary>Runs a controller from the host's start to its stop, in this process or where the election says.</summary>
internal sealed class ReconcilerService<T>(Controller<T> controller, LeaderElection? election) : BackgroundService
    where T : class, IKubernetesResource<T>
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => election is null
        ? controller.RunAsync(stoppingToken)
        : election.RunAsync((_, token) => controller.RunAsync(token), stoppingToken);
}
