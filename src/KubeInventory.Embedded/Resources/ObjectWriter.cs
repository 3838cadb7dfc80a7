using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Stores objects in their storage version. A dry run checks the revision and stores nothing.</summary>
internal sealed class ObjectWriter(ObjectStore store, ServedResources served)
{
    /// <summary>Writes the object and gives it its new resourceVersion.</summary>
    /// <returns>False when the stored revision is not the expected one.</returns>
    public async Task<bool> PutAsync(
        ServedResource resource, JsonObject obj, long expected, bool dryRun, CancellationToken cancellationToken)
    {
        var key = resource.Key(obj.Namespace(), obj.Name());
        if (dryRun)
        {
            return IsStill(key, expected);
        }

        var stored = await store.PutAsync(key, InStorageVersion(resource, obj), expected, cancellationToken).ConfigureAwait(false);
        Observe(key, stored);
        return Took(stored, obj);
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
        return removed is not null;
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
