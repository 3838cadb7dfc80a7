using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Lets objects be created only in namespaces that exist and stay.</summary>
internal sealed class NamespaceGuard(ObjectStore store)
{
    public const string Resource = "namespaces";

    /// <exception cref="StatusException">404 for a missing namespace, 403 for one that is being deleted.</exception>
    public void RequireOpen(ServedResource resource, string @namespace, string name)
    {
        if (!resource.Namespaced)
        {
            return;
        }

        var stored = store.Find(new ObjectKey(Resource, "", @namespace)) ?? throw StatusException.NotFound(new("", Resource), @namespace);
        if (stored.ToJsonObject().IsBeingDeleted())
        {
            throw StatusException.Forbidden(
                resource.Name, name, $"unable to create new content in namespace {@namespace} because it is being terminated");
        }
    }
}
