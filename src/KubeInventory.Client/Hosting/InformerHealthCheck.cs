using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KubeInventory.Client;

/// <summary>Judges an informer by whether it has synced and how long ago it heard of the server.</summary>
internal sealed class InformerHealthCheck<T>(Informer<T> informer, TimeSpan staleAfter) : IHealthCheck
    where T : class, IKubernetesResource<T>
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(context.Registration.FailureStatus));

    private HealthCheckResult Check(HealthStatus failure)
    {
        if (!informer.HasSynced)
        {
            return new HealthCheckResult(failure, $"The cache of {T.Definition.Plural} has not synced yet.");
        }

        var age = informer.LastEventAge ?? TimeSpan.Zero;
        var data = new Dictionary<string, object> { ["lastEventAgeSeconds"] = age.TotalSeconds };
        return age > staleAfter
            ? HealthCheckResult.Degraded($"The server was last heard of {age.TotalSeconds:0} s ago; what is cached of {T.Definition.Plural} may be out of date.", data: data)
            : HealthCheckResult.Healthy($"The cache of {T.Definition.Plural} is up to date.", data);
    }
}
