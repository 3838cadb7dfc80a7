namespace KubeInventory.Embedded.Resources;

/// <summary>The kinds that the server brings along.</summary>
internal static class BuiltInResources
{
    public static IReadOnlyList<ServedResource> All { get; } =
    [
        Define("", "ConfigMap", "configmaps", namespaced: true, new ResourceStrategy(), ["cm"]),
        Define("", "Event", "events", namespaced: true, new ResourceStrategy(), ["ev"]),
        Define("", "Namespace", "namespaces", namespaced: false, new NamespaceStrategy(), ["ns"]),
        Define("", "Secret", "secrets", namespaced: true, new SecretStrategy()),
        Define("coordination.k8s.io", "Lease", "leases", namespaced: true, new LeaseStrategy()),
        Define(CustomResourceDefinition.Group, "CustomResourceDefinition", "customresourcedefinitions", namespaced: false,
            new CustomResourceDefinitionStrategy(), ["crd", "crds"], ["api-extensions"]),
    ];

    private static ServedResource Define(
        string group,
        string kind,
        string plural,
        bool namespaced,
        ResourceStrategy strategy,
        IReadOnlyList<string>? shortNames = null,
        IReadOnlyList<string>? categories = null) => new()
        {
            Group = group,
            Version = "v1",
            StorageVersion = "v1",
            Kind = kind,
            ListKind = kind + "List",
            Plural = plural,
            Singular = kind.ToLowerInvariant(),
            ShortNames = shortNames ?? [],
            Categories = categories ?? [],
            Namespaced = namespaced,
            Strategy = strategy,
            Subresources = kind is "Namespace" or "CustomResourceDefinition" ? [new Subresource(Subresource.Status, group, "v1", kind)] : [],
        };
}
