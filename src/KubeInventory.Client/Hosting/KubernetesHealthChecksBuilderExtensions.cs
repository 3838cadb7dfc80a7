using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KubeInventory.Client;

/// <summary>Registers health checks of informers.</summary>
public static class KubernetesHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultStaleAfter = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Checks the <see cref="Informer{T}"/> of a kind, named <c>informer-</c> and the plural: unhealthy until it has synced, degraded while
    /// the server was not heard of for some time, since it then answers from what it has.
    /// </summary>
    /// <typeparam name="T">A kind given to <see cref="KubernetesServiceCollectionExtensions.AddInformer{T}"/>.</typeparam>
    /// <param name="builder">The health checks.</param>
    /// <param name="staleAfter">
    /// The age of the last list, event or bookmark from which on it is degraded. Default: 5 minutes. Above zero; servers send bookmarks
    /// about once a minute, so less than two minutes finds fault with quiet servers.
    /// </param>
    /// <param name="tags">Tags that choose checks, such as <c>ready</c>.</param>
    public static IHealthChecksBuilder AddInformer<T>(this IHealthChecksBuilder builder, TimeSpan? staleAfter = null, params string[] tags)
        where T : class, IKubernetesResource<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tags);
        var limit = staleAfter ?? DefaultStaleAfter;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(staleAfter));
        return builder.Add(new HealthCheckRegistration(
            $"informer-{T.Definition.Plural}",
            services => new InformerHealthCheck<T>(services.GetRequiredService<Informer<T>>(), limit),
            HealthStatus.Unhealthy,
            tags));
    }
}
