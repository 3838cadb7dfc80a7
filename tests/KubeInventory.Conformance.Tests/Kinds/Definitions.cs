using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>CustomResourceDefinitions.</summary>
internal sealed class Definitions : IKind
{
    public static ResourceDefinition Definition { get; } = new(
        "apiextensions.k8s.io",
        "v1",
        "CustomResourceDefinition",
        "customresourcedefinitions",
        ResourceScope.Cluster,
        Subresources.Status);
}
