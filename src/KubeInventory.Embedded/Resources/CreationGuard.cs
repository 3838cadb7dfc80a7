using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Lets objects be created only where they may stay: in a namespace, and of a definition, that exists and is not being deleted.</summary>
internal sealed class CreationGuard(ObjectStore store)
{
    public const string Namespaces = "namespaces";

    /// <exception cref="StatusException">404 for a missing namespace, 403 or 405 for what is being deleted.</exception>
    public void RequireOpen(ServedResource resource, string @namespace, string name)
    {
        var definition = store.Find(new ObjectKey(CustomResourceDefinition.Resource, "", resource.StoredAs));
        if (definition?.ToJsonObject().IsBeingDeleted() == true)
        {
            throw new StatusException(
                405, "MethodNotAllowed", "create not allowed while custom resource definition is terminating", []);
        }

        if (resource.Namespaced)
        {
            RequireNamespace(resource, @namespace, name);
        }
    }

    /// <summary>Why an object cannot be created whose name is taken.</summary>
    public StatusException Taken(ServedResource resource, string @namespace, string name) =>
        store.Find(resource.Key(@namespace, name))?.ToJsonObject().IsBeingDeleted() == true
            ? StatusException.StillExists(resource.Name, name)
            : StatusException.AlreadyExists(resource.Name, name);

    private void RequireNamespace(ServedResource resource, string @namespace, string name)
    {
        var stored = store.Find(new ObjectKey(Namespaces, "", @namespace)) ?? throw StatusException.NotFound(new("", Namespaces), @namespace);
        if (stored.ToJsonObject().IsBeingDeleted())
        {
            throw StatusException.Forbidden(
                resource.Name, name, $"unable to create new content in namespace {@namespace} because it is being terminated");
        }
    }
}
