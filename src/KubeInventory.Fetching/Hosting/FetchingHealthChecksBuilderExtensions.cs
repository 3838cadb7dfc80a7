using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KubeInventory.Fetching;

/// <summary>Registers health checks of sources.</summary>
public static class FetchingHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultStaleAfter = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Checks a source, named <c>source-</c> and its name: degraded while its last fetch was incomplete or is long ago, healthy else, also
    /// where this replica does not lead. It is never unhealthy: a restart does not make a provider answer.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="source">A source that <see cref="FetchingServiceCollectionExtensions.AddHostSource"/> was given.</param>
    /// <param name="staleAfter">The age of the last sync from which on it is degraded. Default: 20 minutes, more than the longest throttled interval. Above zero.</param>
    /// <param name="tags">Tags that choose checks, such as <c>ready</c>.</param>
    public static IHealthChecksBuilder AddSource(this IHealthChecksBuilder builder, string source, TimeSpan? staleAfter = null, params string[] tags)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentNullException.ThrowIfNull(tags);
        var limit = staleAfter ?? DefaultStaleAfter;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(staleAfter));
        return builder.Add(new HealthCheckRegistration(
            $"source-{source}",
            services => new SourceHealthCheck(source, services.GetRequiredKeyedService<SourceHealth>(new ProviderSourceKey(source)), limit),
            HealthStatus.Degraded,
            tags));
    }
}
