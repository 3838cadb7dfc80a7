namespace KubeInventory.Client;

/// <summary>A kind that an API server stores. Clients, caches and informers are written once against this interface.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IKubernetesResource<TSelf> : IModel<TSelf>
    where TSelf : class, IKubernetesResource<TSelf>
{
    /// <summary>Group, version, kind, plural, scope and subresources.</summary>
    static abstract ResourceDefinition Definition { get; }

    /// <summary>Group and version, such as <c>kubeinventory.io/v1</c>.</summary>
    string? ApiVersion { get; }

    /// <summary>The kind, such as <c>Host</c>.</summary>
    string? Kind { get; }

    /// <summary>Name, labels, versions: what every object has.</summary>
    ObjectMeta? Metadata { get; }

    /// <summary>The same object with other metadata.</summary>
    TSelf WithMetadata(ObjectMeta? metadata);
}
