using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Schema;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Stores objects in their storage version. A dry run checks the revision and stores nothing.</summary>
internal sealed class ObjectWriter(ObjectStore store, ServedResources served, CreationGuard guard)
{
    private readonly Containers _containers = new(store, served);

    /// <summary>Writes the object.</summary>
    /// <returns>The object as stored, in the version of the resource; null when the stored revision is not the expected one.</returns>
    /// <exception cref="StatusException">A new object may not be created where it would lie.</exception>
    public async Task<JsonObject?> PutAsync(
        ServedResource resource, JsonObject obj, long expected, bool dryRun, CancellationToken cancellationToken)
    {
        var key = resource.Key(obj.Namespace(), obj.Name());
        var value = InStorageVersion(resource, obj);
        if (dryRun)
        {
            return IsStill(key, expected) ? InRequestVersion(resource, value) : null;
        }

        var stored = await store.PutAsync(key, value, expected, RequireOpen, cancellationToken).ConfigureAwait(false);
        await ObserveAsync(key, stored).ConfigureAwait(false);
        return stored is null ? null : InRequestVersion(resource, value);

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
    /// <returns>False when the stored revision is not the expected one.</returns>
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
        await ObserveAsync(key, removed).ConfigureAwait(false);
        await FinishContainersAsync(key).ConfigureAwait(false);
        return removed is not null;
    }

    /// <summary>Removes the namespace and the definition of an object that has gone, if they waited for it and for nothing else.</summary>
    public async Task FinishContainersAsync(ObjectKey key)
    {
        foreach (var container in _containers.FinishedBy(key))
        {
            var resource = served.Catalog.FindStored(container.Key.Resource)!;
            await RemoveAsync(resource, ObjectReader.Read(container, resource), container.Revision, dryRun: false, CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    // Conversion changes apiVersion and, for events, names of fields, so what the storage version does not know is lost.
    private static JsonObject InStorageVersion(ServedResource resource, JsonObject obj)
    {
        if (resource.IsStorageVersion)
        {
            return obj;
        }

        var copy = (JsonObject)obj.DeepClone();
        copy["apiVersion"] = resource.StorageApiVersion;
        FieldNames.Rename(copy, resource.StorageNames.Select(name => (From: name.Key, To: name.Value)));
        SchemaPruner.Prune(copy, resource.StorageSchema);
        SchemaDefaulter.Default(copy, resource.StorageSchema);
        return copy;
    }

    private static JsonObject InRequestVersion(ServedResource resource, JsonObject obj)
    {
        if (resource.IsStorageVersion)
        {
            return obj;
        }

        var copy = (JsonObject)obj.DeepClone();
        copy["apiVersion"] = resource.ApiVersion;
        FieldNames.Rename(copy, resource.StorageNames.Select(name => (From: name.Value, To: name.Key)));
        resource.Strategy.Normalize(copy);
        return copy;
    }

    // What a definition defines is served before its writer gets an answer.
    private Task ObserveAsync(ObjectKey key, StoredObject? written) =>
        written is not null && key.Resource == CustomResourceDefinition.Resource ? served.RefreshAsync() : Task.CompletedTask;

    private bool IsStill(ObjectKey key, long expected) => (store.Find(key)?.Revision ?? 0) == expected;
}
