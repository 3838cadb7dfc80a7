using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>The namespaces that every Kubernetes has from the start.</summary>
internal static class InitialNamespaces
{
    private static readonly string[] Names = ["default", "kube-public", "kube-system"];

    /// <summary>Creates those that are missing.</summary>
    public static async Task CreateAsync(ObjectStore store, ResourceCatalog catalog, TimeProvider time, CancellationToken cancellationToken)
    {
        var resource = catalog.FindStored(CreationGuard.Namespaces)!;
        foreach (var name in Names)
        {
            var obj = new JsonObject
            {
                ["apiVersion"] = resource.ApiVersion,
                ["kind"] = resource.Kind,
                ["metadata"] = new JsonObject { ["name"] = name },
            };
            ObjectMetadata.FillForCreate(obj, resource, "", time.GetUtcNow());
            resource.Strategy.PrepareForCreate(obj);
            await store.PutAsync(resource.Key("", name), obj, expected: 0, guard: null, cancellationToken).ConfigureAwait(false);
        }
    }
}
