using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Reports the objects of one provider. It translates what the provider says and knows no API server.</summary>
/// <typeparam name="TResource">The kind it reports, such as <see cref="V1Host"/> or a generated kind of your own.</typeparam>
public interface IProviderFetcher<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>Reports every object of one shard as its pages arrive, each with <c>metadata.name</c> and only what the provider knows.</summary>
    /// <remarks>
    /// An enumeration that ends has seen the whole shard; one that throws has not, and nothing goes missing because of it.
    /// Throw <see cref="FetchException"/> to say why. A field that the provider omits stays unset. An object that exists but cannot be
    /// translated is reported with <see cref="Fetched.Unreadable{TResource}"/>: left out, it would count as gone.
    /// </remarks>
    /// <param name="shard">What to fetch.</param>
    /// <param name="cancellationToken">Ends the fetch; it is also the deadline.</param>
    IAsyncEnumerable<Fetched<TResource>> FetchAsync(FetchShard shard, CancellationToken cancellationToken);

    /// <summary>The shards of the provider, where neither options nor the ProviderSource name them. Default: <see cref="FetchShard.All"/>.</summary>
    /// <remarks>
    /// Asked before each fetch, so shards may come and go; the objects of a shard that is no longer listed stay as they are.
    /// </remarks>
    ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<FetchShard>>([FetchShard.All]);

    /// <summary>Ends when the provider tells that something has changed since the last fetch; then it is fetched again at once. Default: never, the interval decides.</summary>
    /// <remarks>For providers that say so by themselves, such as a file that is watched. Asked after each fetch; a failure counts as silence.</remarks>
    /// <param name="cancellationToken">Cancelled when the next fetch begins.</param>
    Task WaitForChangeAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
