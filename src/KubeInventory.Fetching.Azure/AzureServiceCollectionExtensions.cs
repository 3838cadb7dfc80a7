using Microsoft.Extensions.DependencyInjection;

namespace KubeInventory.Fetching.Azure;

/// <summary>Registers Azure as a source.</summary>
public static class AzureServiceCollectionExtensions
{
    /// <summary>Keeps the virtual machines of subscriptions in the inventory as long as the host runs; of several replicas, one at a time does.</summary>
    /// <param name="services">The services; see <see cref="FetchingServiceCollectionExtensions.AddHostSource"/>.</param>
    /// <param name="source">The source. Each source is added once.</param>
    /// <param name="options">What is read, and as whom.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    /// <exception cref="ArgumentException">There is a source of that name already.</exception>
    public static IServiceCollection AddAzureSource(this IServiceCollection services, ProviderSyncOptions source, AzureFetcherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return services.AddHostSource(source, _ => new AzureFetcher(options));
    }
}
