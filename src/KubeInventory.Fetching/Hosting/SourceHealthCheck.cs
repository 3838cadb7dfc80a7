using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KubeInventory.Fetching;

/// <summary>Judges a source by whether its last fetch was complete and how long ago that was.</summary>
internal sealed class SourceHealthCheck(string source, SourceHealth health, TimeSpan staleAfter) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (health.Outcome is not { } outcome)
        {
            return HealthCheckResult.Healthy($"The source {source} has not been synced by this replica; another one may lead.");
        }

        var age = health.Age;
        var data = new Dictionary<string, object> { ["ageSeconds"] = age.TotalSeconds };
        return age > staleAfter ? HealthCheckResult.Degraded($"The source {source} was last synced {age.TotalSeconds:0} s ago.", data: data)
            : outcome.Completeness != Completeness.Complete ? HealthCheckResult.Degraded($"The last fetch was incomplete: {outcome}", data: data)
            : HealthCheckResult.Healthy(outcome.ToString(), data);
    }
}
