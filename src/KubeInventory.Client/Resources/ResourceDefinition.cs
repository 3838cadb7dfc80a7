namespace KubeInventory.Client;

/// <summary>The identity of a resource: what a URL, a discovery document and an object header say of it.</summary>
/// <param name="Group">API group, such as <c>kubeinventory.io</c>; empty for the core group.</param>
/// <param name="Version">API version without the group, such as <c>v1</c>.</param>
/// <param name="Kind">Kind in objects, such as <c>Host</c>.</param>
/// <param name="Plural">Lower-case plural in URLs, such as <c>hosts</c>.</param>
/// <param name="Scope">Whether objects lie in namespaces.</param>
/// <param name="Subresources">Subresources that the resource serves.</param>
public sealed record ResourceDefinition(
    string Group,
    string Version,
    string Kind,
    string Plural,
    ResourceScope Scope,
    Subresources Subresources = Subresources.None)
{
    /// <summary>Asks servers for objects' metadata alone, as <see cref="PartialObjectMetadata{T}"/> does. Default: false.</summary>
    public bool MetadataOnly { get; init; }

    /// <summary>Group and version as objects carry them: <c>kubeinventory.io/v1</c>, or <c>v1</c> for the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Plural and group, such as <c>hosts.kubeinventory.io</c>: the name of the resource's CRD. The core group adds nothing.</summary>
    public string GroupResource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The collection's path without a leading slash: <c>apis/kubeinventory.io/v1/hosts</c>.</summary>
    /// <param name="namespace">The namespace; null for cluster-scoped resources and for all namespaces at once.</param>
    public string CollectionPath(string? @namespace = null)
    {
        var root = Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";
        return @namespace is null ? $"{root}/{Plural}" : $"{root}/namespaces/{Uri.EscapeDataString(@namespace)}/{Plural}";
    }
}
