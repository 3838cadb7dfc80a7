using KubeInventory.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

/// <summary>Registers sources.</summary>
public static class FetchingServiceCollectionExtensions
{
    /// <summary>Keeps the hosts of a provider in the inventory as long as the host runs; of several replicas, one at a time does.</summary>
    /// <remarks>The services' <see cref="IDecommissionStep{TResource}"/>s of hosts are done before a host's record goes.</remarks>
    /// <param name="services">The services; a <see cref="KubeConnection"/> and an informer of hosts are registered along, unless they are there.</param>
    /// <param name="options">The source. Each source is added once.</param>
    /// <param name="fetcher">Makes what reports the provider's machines, when the host starts; disposed with the services.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    /// <exception cref="ArgumentException">There is a source of that name already.</exception>
    public static IServiceCollection AddHostSource(
        this IServiceCollection services, ProviderSyncOptions options, Func<IServiceProvider, IProviderFetcher<V1Host>> fetcher)
        => services.AddSource(options, fetcher, (provider, reports) => ProviderSync.ForHosts(
            reports, provider.GetRequiredService<KubeConnection>(), provider.GetRequiredService<Informer<V1Host>>(), options,
            provider.GetRequiredService<TimeProvider>(), provider.GetService<ILoggerFactory>(), provider.GetRequiredService<EventRecorder>(),
            [.. provider.GetServices<IDecommissionStep<V1Host>>()]));

    /// <summary>Keeps the objects of a provider, of any other kind, in the inventory as long as the host runs.</summary>
    /// <inheritdoc cref="AddHostSource" path="/*[not(self::summary)]"/>
    /// <typeparam name="TResource">The kind.</typeparam>
    public static IServiceCollection AddProviderSource<TResource>(
        this IServiceCollection services, ProviderSyncOptions options, Func<IServiceProvider, IProviderFetcher<TResource>> fetcher)
        where TResource : class, IKubernetesResource<TResource>
        => services.AddSource(options, fetcher, (provider, reports) => ProviderSync.For(
            reports, provider.GetRequiredService<KubeConnection>(), provider.GetRequiredService<Informer<TResource>>(), options,
            provider.GetRequiredService<TimeProvider>(), provider.GetService<ILoggerFactory>(), provider.GetRequiredService<EventRecorder>(),
            [.. provider.GetServices<IDecommissionStep<TResource>>()]));

    private static IServiceCollection AddSource<TResource>(
        this IServiceCollection services, ProviderSyncOptions options, Func<IServiceProvider, IProviderFetcher<TResource>> fetcher,
        Func<IServiceProvider, IProviderFetcher<TResource>, ProviderSync<TResource>> sync)
        where TResource : class, IKubernetesResource<TResource>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (services.Any(service => service.IsKeyedService && service.ServiceKey is ProviderSourceKey key && key.Source == options.Source))
        {
            throw new ArgumentException($"The source '{options.Source}' was added before: give each source a name of its own.", nameof(options));
        }

        services.AddInformer<TResource>();
        services.AddEventRecorder(new EventRecorderOptions { Controller = "kubeinventory.io/fetcher" });
        var key = new ProviderSourceKey(options.Source);
        services.AddKeyedSingleton(key, (provider, _) => fetcher(provider));
        services.AddKeyedSingleton(key, (provider, _) => sync(provider, provider.GetRequiredKeyedService<IProviderFetcher<TResource>>(key)));
        services.AddKeyedSingleton(key, (provider, _) => new SourceHealth(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider => new ProviderSyncService<TResource>(
            provider.GetRequiredKeyedService<ProviderSync<TResource>>(key), provider.GetRequiredKeyedService<SourceHealth>(key)));
        return services;
    }
}
