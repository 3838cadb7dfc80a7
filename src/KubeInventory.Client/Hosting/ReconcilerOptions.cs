using Microsoft.Extensions.DependencyInjection;

namespace KubeInventory.Client;

/// <summary>How a reconciler is hosted.</summary>
/// <typeparam name="T">The kind that it reconciles.</typeparam>
public sealed class ReconcilerOptions<T> : ControllerOptions
    where T : class, IKubernetesResource<T>
{
    private readonly List<Action<IServiceCollection>> _informers = [];
    private readonly List<Action<IServiceProvider, Controller<T>>> _watches = [];

    /// <summary>
    /// The election that decides in which process objects are reconciled; caches are kept in all of them. Default: none, every process
    /// reconciles.
    /// </summary>
    public LeaderElectionOptions? LeaderElection { get; set; }

    /// <summary>The namespace of the election's Lease. Default: the connection's own, or <c>default</c>.</summary>
    public string? LeaseNamespace { get; set; }

    /// <summary>Reconciles objects also when others change that concern them; see <see cref="Controller{T}.Watch"/>.</summary>
    /// <typeparam name="TOther">The related kind, whose informer is registered along.</typeparam>
    /// <param name="map">The keys that an object concerns.</param>
    public ReconcilerOptions<T> Watch<TOther>(Func<TOther, Lister<T>, IEnumerable<ObjectKey>> map)
        where TOther : class, IKubernetesResource<TOther>
    {
        _informers.Add(services => services.AddInformer<TOther>());
        _watches.Add((provider, controller) => controller.Watch(provider.GetRequiredService<Informer<TOther>>(), map));
        return this;
    }

    internal void AddInformers(IServiceCollection services) => _informers.ForEach(add => add(services));

    internal void AddWatches(IServiceProvider provider, Controller<T> controller) => _watches.ForEach(add => add(provider, controller));
}
