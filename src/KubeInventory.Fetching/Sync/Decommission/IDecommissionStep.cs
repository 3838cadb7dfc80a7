using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Something that must go before an object's record does, such as its identity, its locks or its monitoring.</summary>
/// <typeparam name="TResource">The kind.</typeparam>
public interface IDecommissionStep<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>Takes it away. Called again after a failure or a restart, so it must bear repetition; until it succeeds the record stays.</summary>
    /// <param name="resource">The object that is being deleted, by the sync or by an operator.</param>
    /// <param name="cancellationToken">Ends the step.</param>
    Task RunAsync(TResource resource, CancellationToken cancellationToken);
}
