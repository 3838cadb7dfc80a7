using Microsoft.Extensions.DependencyInjection;

namespace KubeInventory.Fetching.Aws;

/// <summary>Registers EC2 as a source.</summary>
public static class AwsServiceCollectionExtensions
{
    /// <summary>Keeps the EC2 instances of accounts in the inventory as long as the host runs; of several replicas, one at a time does.</summary>
    /// <param name="services">The services; see <see cref="FetchingServiceCollectionExtensions.AddHostSource"/>.</param>
    /// <param name="source">The source. Each source is added once.</param>
    /// <param name="options">What is read, and as whom.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    /// <exception cref="ArgumentException">There is a source of that name already.</exception>
    public static IServiceCollection AddAwsSource(this IServiceCollection services, ProviderSyncOptions source, AwsFetcherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return services.AddHostSource(source, provider => new AwsFetcher(options, timeProvider: provider.GetRequiredService<TimeProvider>()));
    }
}
