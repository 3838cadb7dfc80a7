using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching.Redfish;

/// <summary>Registers management controllers as a source.</summary>
public static class RedfishServiceCollectionExtensions
{
    /// <summary>Keeps the systems of management controllers in the inventory as long as the host runs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="source">The source; see <see cref="FetchingServiceCollectionExtensions.AddHostSource"/>. A rack wants more than one shard at once.</param>
    /// <param name="options">The controllers, and how to ask them.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public static IServiceCollection AddRedfishSource(this IServiceCollection services, ProviderSyncOptions source, RedfishFetcherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return services.AddHostSource(source, provider => new RedfishFetcher(options, provider.GetService<ILoggerFactory>()));
    }
}
