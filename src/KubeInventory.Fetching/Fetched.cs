using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Makes reports that are more than an object.</summary>
public static class Fetched
{
    /// <summary>An object that the provider has and that could not be translated: it is named, stays as it is stored, and is not missing.</summary>
    /// <param name="name">Its <c>metadata.name</c>. Where not even that is known, throw <see cref="FetchException"/>: the shard is then incomplete.</param>
    /// <param name="reason">What is wrong with it, for people; without secrets.</param>
    public static Fetched<TResource> Unreadable<TResource>(string name, string reason)
        where TResource : class, IKubernetesResource<TResource>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new Fetched<TResource>(null, name, reason);
    }
}
