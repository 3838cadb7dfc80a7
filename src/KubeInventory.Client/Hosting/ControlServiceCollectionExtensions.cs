using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Registers reconcilers, locks and what tells of events.</summary>
public static class ControlServiceCollectionExtensions
{
    /// <summary>Registers a reconciler, the informers that it needs, and a controller that runs as long as the host runs.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <typeparam name="TReconciler">Made once, with the services that its constructor asks for.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">How many at once, which related kinds, under which election.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddReconciler<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TReconciler>(
        this IServiceCollection services,
        Action<ReconcilerOptions<T>>? configure = null)
        where T : class, IKubernetesResource<T>
        where TReconciler : class, IReconciler<T>
    {
        var options = new ReconcilerOptions<T>();
        configure?.Invoke(options);
        options.Validate();
        options.LeaderElection?.Validate();

        services.AddInformer<T>();
        options.AddInformers(services);
        services.TryAddSingleton<TReconciler>();
        services.AddSingleton<IHostedService>(provider => Host<T, TReconciler>(provider, options));
        return services;
    }

    /// <summary>Registers a <see cref="LeaseLock"/>, unless there is one already.</summary>
    /// <param name="services">The services.</param>
    /// <param name="namespace">The namespace of the Leases. Default: the connection's own, or <c>default</c>.</param>
    /// <param name="configure">Who holds, and the times of a Lease.</param>
    public static IServiceCollection AddLeaseLock(
        this IServiceCollection services, string? @namespace = null, Action<LeaseLockOptions>? configure = null)
    {
        services.AddKubernetesClient();
        services.TryAddSingleton(provider =>
        {
            var options = new LeaseLockOptions();
            configure?.Invoke(options);
            return new LeaseLock(
                Leases(provider, @namespace), options, provider.GetService<ILogger<LeaseLock>>(), provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }

    /// <summary>Registers an <see cref="EventRecorder"/>, unless there is one already. It sends what waits when the services are disposed.</summary>
    /// <remarks>A host disposes them so; a provider of one's own is disposed by <see cref="IAsyncDisposable.DisposeAsync"/>.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="options">Who reports, and how much at most.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public static IServiceCollection AddEventRecorder(this IServiceCollection services, EventRecorderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        services.AddKubernetesClient();
        services.TryAddSingleton(provider => new EventRecorder(provider.GetRequiredService<KubeConnection>(), options));
        return services;
    }

    private static ReconcilerService<T> Host<T, TReconciler>(IServiceProvider provider, ReconcilerOptions<T> options)
        where T : class, IKubernetesResource<T>
        where TReconciler : class, IReconciler<T>
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var controller = new Controller<T>(
            provider.GetRequiredService<Informer<T>>(),
            provider.GetRequiredService<TReconciler>(),
            options,
            provider.GetService<ILogger<Controller<T>>>(),
            time);
        options.AddWatches(provider, controller);
        var election = options.LeaderElection is null
            ? null
            : new LeaderElection(Leases(provider, options.LeaseNamespace), options.LeaderElection, provider.GetService<ILogger<LeaderElection>>(), time);
        return new ReconcilerService<T>(controller, election);
    }

    private static ResourceClient<V1Lease> Leases(IServiceProvider provider, string? @namespace)
    {
        var connection = provider.GetRequiredService<KubeConnection>();
        return new ResourceClient<V1Lease>(connection).InNamespace(@namespace ?? connection.DefaultNamespace ?? "default");
    }
}
