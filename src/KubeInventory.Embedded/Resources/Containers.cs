using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Namespaces hold objects, and so do definitions: one that is being deleted goes when the last of them has gone.</summary>
internal sealed class Containers(ObjectStore store, ServedResources served)
{
    /// <summary>What an object holds.</summary>
    public IEnumerable<(ServedResource Resource, StoredObject Object)> ContentsOf(ObjectKey container) =>
        container.Resource == CustomResourceDefinition.Resource
            ? served.Catalog.FindStored(container.Name) is { } resource ? In(resource, "") : []
            : served.Catalog.Stored.Where(resource => resource.Namespaced).SelectMany(resource => In(resource, container.Name));

    /// <summary>The containers that are to go as soon as they are empty.</summary>
    public IEnumerable<StoredObject> BeingDeleted() =>
        new[] { CreationGuard.Namespaces, CustomResourceDefinition.Resource }
            .SelectMany(resource => store.Snapshot(resource).Objects.After(null, ""))
            .Where(stored => stored.ToJsonObject().IsBeingDeleted());

    /// <summary>The containers of an object, and the object itself if it is one, that are to go and hold nothing any more.</summary>
    public IEnumerable<StoredObject> FinishedBy(ObjectKey key)
    {
        ObjectKey[] candidates =
        [
            new(CreationGuard.Namespaces, "", key.Namespace),
            new(CustomResourceDefinition.Resource, "", key.Resource),
            key,
        ];
        return candidates.Select(store.Find).OfType<StoredObject>().Where(IsFinished).ToList();
    }

    private bool IsFinished(StoredObject container)
    {
        if (container.Key.Resource is not (CreationGuard.Namespaces or CustomResourceDefinition.Resource))
        {
            return false;
        }

        var obj = container.ToJsonObject();
        return obj.IsBeingDeleted() && obj.Finalizers().All(finalizer => finalizer == CustomResourceDefinition.CleanupFinalizer) && !ContentsOf(container.Key).Any();
    }

    private IEnumerable<(ServedResource Resource, StoredObject Object)> In(ServedResource resource, string @namespace) =>
        store.Snapshot(resource.StoredAs).Objects.After(null, @namespace).Select(stored => (resource, stored));
}
