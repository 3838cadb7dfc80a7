namespace KubeInventory.Client;

/// <summary>The identity of a resource: what a URL, a discovery document and an object header say of it.</summary>
/// <remarks>Equal by what requests depend on; what people see (names beside kind and plural, columns, selectable fields) does not count.</remarks>
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

    /// <summary>Lower-case singular, as kubectl takes it: <c>host</c>. Default: the kind in lower case.</summary>
    public string Singular { get; init; } = Kind?.ToLowerInvariant() ?? "";

    /// <summary>Kind of lists. Default: the kind and <c>List</c>.</summary>
    public string ListKind { get; init; } = Kind + "List";

    /// <summary>Abbreviations of the plural, as kubectl takes them. Default: none.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Groups of kinds that kubectl lists the kind with, such as <c>all</c>. Default: none.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What <c>kubectl get</c> shows, in its order. Default: none.</summary>
    public IReadOnlyList<PrinterColumn> PrinterColumns { get; init; } = [];

    /// <summary>Paths that field selectors may name beside <c>metadata.name</c> and <c>metadata.namespace</c>. Default: none.</summary>
    public IReadOnlyList<string> SelectableFields { get; init; } = [];

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

    /// <inheritdoc/>
    public bool Equals(ResourceDefinition? other) => other is not null && Identity == other.Identity;

    /// <inheritdoc/>
    public override int GetHashCode() => Identity.GetHashCode();

    private (string, string, string, string, ResourceScope, Subresources, bool) Identity =>
        (Group, Version, Kind, Plural, Scope, Subresources, MetadataOnly);
}
