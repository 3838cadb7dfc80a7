using Microsoft.Extensions.DependencyInjection;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Registers Ironic as a source.</summary>
public static class IronicServiceCollectionExtensions
{
    /// <summary>Keeps the nodes of an Ironic in the inventory as long as the host runs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="source">The source; see <see cref="FetchingServiceCollectionExtensions.AddHostSource"/>.</param>
    /// <param name="options">Where Ironic is, and as whom to ask.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public static IServiceCollection AddIronicSource(this IServiceCollection services, ProviderSyncOptions source, IronicFetcherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return services.AddHostSource(source, provider => new IronicFetcher(options, provider.GetRequiredService<TimeProvider>()));
    }
}
