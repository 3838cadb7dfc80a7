using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Stores objects in their storage version. A dry run checks the revision and stores nothing.</summary>
internal sealed class ObjectWriter(ObjectStore store, ServedResources served, CreationGuard guard)
{
    private readonly Containers _containers = new(store, served);

    /// <summary>Writes the object and gives it its new resourceVersion.</summary>
    /// <returns>False when the stored revision is not the expected one.</returns>
    /// <exception cref="StatusException">A new object may not be created where it would lie.</exception>
    public async Task<bool> PutAsync(
        ServedResource resource, JsonObject obj, long expected, bool dryRun, CancellationToken cancellationToken)
    {
        var key = resource.Key(obj.Namespace(), obj.Name());
        if (dryRun)
        {
            return IsStill(key, expected);
        }

        var value = InStorageVersion(resource, obj);
        var stored = await store.PutAsync(key, value, expected, RequireOpen, cancellationToken).ConfigureAwait(false);
        Observe(key, stored);
        return Took(stored, obj);

        // Once more among the writers: the namespace may have gone since the request was checked.
        void RequireOpen()
        {
            if (expected == 0)
            {
                guard.RequireOpen(resource, key.Namespace, key.Name);
            }
        }
    }

    /// <summary>Removes the object; watchers see the given state as its last.</summary>
    /// <inheritdoc cref="PutAsync" path="/returns"/>
    public async Task<bool> RemoveAsync(
        ServedResource resource, JsonObject obj, long expected, bool dryRun, CancellationToken cancellationToken)
    {
        var key = resource.Key(obj.Namespace(), obj.Name());
        if (dryRun)
        {
            return IsStill(key, expected);
        }

        var last = (JsonObject)InStorageVersion(resource, obj).DeepClone();
        var removed = await store.RemoveAsync(key, last, expected, cancellationToken).ConfigureAwait(false);
        Observe(key, removed);
        await FinishContainersAsync(key, cancellationToken).ConfigureAwait(false);
        return removed is not null;
    }

    /// <summary>Removes the namespace and the definition of an object that has gone, if they waited for it and for nothing else.</summary>
    public async Task FinishContainersAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        foreach (var container in _containers.FinishedBy(key))
        {
            var resource = served.Catalog.FindStored(container.Key.Resource)!;
            await RemoveAsync(resource, ObjectReader.Read(container, resource), container.Revision, dryRun: false, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static bool Took(StoredObject? stored, JsonObject obj)
    {
        if (stored is not null)
        {
            obj.Metadata()["resourceVersion"] = stored.Revision.ToString(CultureInfo.InvariantCulture);
        }

        return stored is not null;
    }

    private static JsonObject InStorageVersion(ServedResource resource, JsonObject obj)
    {
        if (resource.Version == resource.StorageVersion)
        {
            return obj;
        }

        var copy = (JsonObject)obj.DeepClone();
        copy["apiVersion"] = resource.StorageApiVersion;
        return copy;
    }

    // What a definition defines is served before its writer gets an answer.
    private void Observe(ObjectKey key, StoredObject? written)
    {
        if (written is not null && key.Resource == CustomResourceDefinition.Resource)
        {
            served.Refresh();
        }
    }

    private bool IsStill(ObjectKey key, long expected) => (store.Find(key)?.Revision ?? 0) == expected;
}
