namespace KubeInventory.Client;

/// <summary>Where a resource, or one of its subresources, lies on a server.</summary>
internal sealed record ResourceAddress(ResourceDefinition Definition, string? Namespace, string? Subresource = null)
{
    public RequestPath Collection() => new(Definition.CollectionPath(Namespace));

    /// <summary>The collection that an object is created in: the client's namespace, or else the object's own.</summary>
    public RequestPath CollectionOf(ObjectMeta? metadata) => new(Definition.CollectionPath(RequireNamespace(metadata)));

    /// <summary>The one collection that can be deleted: a server does not delete over all namespaces at once.</summary>
    public RequestPath DeletableCollection() => CollectionOf(metadata: null);

    public RequestPath Object(string name) => Object(name, metadata: null);

    public RequestPath Object(ObjectMeta? metadata) =>
        Object(metadata?.Name ?? throw new ArgumentException($"The {Definition.Kind} has no metadata.name."), metadata);

    public ApiRequest Request(string verb, HttpMethod method, RequestPath path) =>
        new(verb, method, path.ToString(), Definition.GroupResource)
        {
            Accept = Definition.MetadataOnly ? MediaTypes.Metadata : MediaTypes.Json,
            Group = Definition.Group,
            Version = Definition.Version,
            Subresource = Subresource ?? "",
        };

    public ApiRequest ListRequest(RequestPath path) =>
        Request("list", HttpMethod.Get, path) with { Accept = Definition.MetadataOnly ? MediaTypes.MetadataList : MediaTypes.Json };

    public ApiRequest TableRequest(string verb, RequestPath path, IncludeObject include) =>
        Request(verb, HttpMethod.Get, path.Query("includeObject", include.ToString())) with { Accept = MediaTypes.Table };

    private RequestPath Object(string name, ObjectMeta? metadata)
    {
        ObjectName.Check(name);
        return CollectionOf(metadata).Segment(name).Segment(Subresource);
    }

    private string? RequireNamespace(ObjectMeta? metadata) => Definition.Scope is ResourceScope.Cluster
        ? null
        : Namespace ?? metadata?.Namespace
            ?? throw new InvalidOperationException($"{Definition.Kind} lies in namespaces: name one with InNamespace.");
}
