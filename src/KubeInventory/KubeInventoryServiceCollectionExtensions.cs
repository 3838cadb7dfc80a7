using KubeInventory.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KubeInventory;

/// <summary>Registers the inventory's clients.</summary>
public static class KubeInventoryServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="InventoryClient"/>, and a <see cref="KubeConnection"/> from the default chain unless there is one already.
    /// Add a cache with <see cref="KubernetesServiceCollectionExtensions.AddInformer{T}"/>.
    /// </summary>
    public static IServiceCollection AddKubeInventory(this IServiceCollection services) => services.AddClientSet<InventoryClient>();
}
