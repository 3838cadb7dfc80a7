using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>One report of a fetcher: an object, or the name of one that could not be read. An object converts by itself: <c>yield return host;</c>.</summary>
/// <typeparam name="TResource">The kind.</typeparam>
public readonly struct Fetched<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    internal Fetched(TResource? resource, string? name, string? reason) => (Resource, Name, Reason) = (resource, name, reason);

    /// <summary>The object; null if it could not be read.</summary>
    public TResource? Resource { get; }

    /// <summary>The object's <c>metadata.name</c>; null only if the fetcher forgot it.</summary>
    public string? Name { get; }

    /// <summary>Why the object could not be read; null if it was.</summary>
    public string? Reason { get; }

    /// <summary>Reports an object.</summary>
    public static implicit operator Fetched<TResource>(TResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new Fetched<TResource>(resource, resource.Metadata?.Name, null);
    }

    /// <summary>The name, and what is wrong with the object if anything is.</summary>
    public override string ToString() => Reason is null ? Name ?? "" : $"{Name}: {Reason}";
}
