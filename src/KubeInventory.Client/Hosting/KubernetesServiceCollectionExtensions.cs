using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KubeInventory.Client;

/// <summary>Registers connections, clients and informers.</summary>
public static class KubernetesServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="KubeConnection"/>, unless there is one already.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connect">
    /// Makes the connection, when it is first asked for. Default: <see cref="KubeConnection.FromDefaultChain"/>, with the logging and the
    /// clock of the services.
    /// </param>
    public static IServiceCollection AddKubernetesClient(
        this IServiceCollection services,
        Func<IServiceProvider, KubeConnection>? connect = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(connect ?? ConnectByDefault);
        return services;
    }

    /// <summary>
    /// Registers the clients that the generator emitted for a project's CRDs, and a <see cref="KubeConnection"/> from the default chain unless there
    /// is one already. A cache of a kind is one more line: <see cref="AddInformer{T}"/>.
    /// </summary>
    /// <example><code>services.AddClientSet&lt;StreetClient&gt;().AddInformer&lt;V1Lamp&gt;();</code></example>
    /// <typeparam name="TClient">The client set, such as <c>StreetClient</c>.</typeparam>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddClientSet<TClient>(this IServiceCollection services)
        where TClient : class, IClientSet<TClient>
    {
        services.AddKubernetesClient();
        services.TryAddSingleton(static provider => TClient.Create(provider.GetRequiredService<KubeConnection>()));
        return services;
    }

    /// <summary>
    /// Registers an <see cref="Informer{T}"/> and its <see cref="Lister{T}"/>, and runs the informer as long as the host runs. The host
    /// starts without waiting for it: await <see cref="Informer{T}.WaitForSyncAsync"/> before reading.
    /// </summary>
    /// <remarks>Added several times for one kind there is still one informer, to which each call's settings apply in turn.</remarks>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">What to keep. Default: every object.</param>
    public static IServiceCollection AddInformer<T>(this IServiceCollection services, Action<InformerOptions<T>>? configure = null)
        where T : class, IKubernetesResource<T>
    {
        services.AddKubernetesClient();
        services.AddOptions<InformerOptions<T>>().Configure(configure ?? (_ => { }));
        services.TryAddSingleton(provider => new Informer<T>(
            new ResourceClient<T>(provider.GetRequiredService<KubeConnection>()),
            provider.GetRequiredService<IOptions<InformerOptions<T>>>().Value,
            provider.GetService<ILogger<Informer<T>>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<Informer<T>>().Lister);
        services.AddHostedService<InformerService<T>>();
        return services;
    }

    private static KubeConnection ConnectByDefault(IServiceProvider provider) => KubeConnection.FromDefaultChain(new KubeConnectionOptions
    {
        LoggerFactory = provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
        TimeProvider = provider.GetRequiredService<TimeProvider>(),
    });
}
