using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Reports the objects of one provider. It translates what the provider says and knows no API server.</summary>
/// <typeparam name="TResource">The kind it reports, such as <see cref="V1Host"/> or a generated kind of your own.</typeparam>
public interface IProviderFetcher<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>Reports every object of one shard, each with <c>metadata.name</c> and only what the provider knows.</summary>
    /// <remarks>
    /// An enumeration that ends has seen the whole shard; one that throws has not, and nothing goes missing because of it.
    /// Throw <see cref="FetchException"/> to say why. A field that the provider omits stays unset.
    /// </remarks>
    IAsyncEnumerable<TResource> FetchAsync(FetchShard shard, CancellationToken cancellationToken);
}
