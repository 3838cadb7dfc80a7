using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Changes objects: replaces and patches, with what all kinds have in common.</summary>
internal sealed class ObjectUpdater(ObjectStore store, ObjectReader reader, ObjectWriter writer)
{
    // A patch says nothing of the version it was made for, so it is tried again on what another writer left.
    private const int Attempts = 5;

    /// <summary>Computes a new state from the present one and stores it.</summary>
    /// <param name="resource">The resource in the version of the request.</param>
    /// <param name="namespace">Namespace of the object.</param>
    /// <param name="name">Name of the object.</param>
    /// <param name="subresource">Empty for the object itself.</param>
    /// <param name="change">Makes the new state of a copy of the present one.</param>
    /// <param name="options">Whether to store at all.</param>
    /// <param name="cancellationToken">Gives up before the write.</param>
    /// <returns>The object as stored.</returns>
    /// <exception cref="StatusException">The object is missing, has been modified, or would become invalid.</exception>
    public async Task<JsonObject> UpdateAsync(
        ServedResource resource,
        string @namespace,
        string name,
        string subresource,
        Func<JsonObject, JsonObject> change,
        WriteOptions options,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = reader.Require(resource, @namespace, name);
            var old = ObjectReader.Read(stored, resource);
            var obj = Prepare(resource, subresource, change((JsonObject)old.DeepClone()), old);
            if (await StoreAsync(resource, obj, old, stored.Revision, options, cancellationToken).ConfigureAwait(false))
            {
                return obj;
            }

            if (attempt == Attempts)
            {
                throw StatusException.Modified(resource.Name, name);
            }
        }
    }

    private static JsonObject Prepare(ServedResource resource, string subresource, JsonObject obj, JsonObject old)
    {
        CheckVersion(resource, obj, old);
        ObjectMetadata.FillForUpdate(obj, old);
        resource.Strategy.PrepareForUpdate(obj, old, subresource);
        ObjectChecks.Validate(resource, obj, old, subresource);
        return obj;
    }

    private static void CheckVersion(ServedResource resource, JsonObject obj, JsonObject old)
    {
        if (obj.Uid() is { Length: > 0 } uid && uid != old.Uid())
        {
            throw StatusException.Conflict(
                resource.Name, obj.Name(), $"Precondition failed: UID in precondition: {uid}, UID in object meta: {old.Uid()}");
        }

        var version = obj.ResourceVersion();
        if (version is "" or "0")
        {
            obj.Metadata().SetOrRemove("resourceVersion", old.Metadata()["resourceVersion"]);
        }
        else if (version != old.ResourceVersion())
        {
            throw StatusException.Modified(resource.Name, obj.Name());
        }
    }

    private async Task<bool> StoreAsync(
        ServedResource resource, JsonObject obj, JsonObject old, long revision, WriteOptions options, CancellationToken cancellationToken)
    {
        if (obj.IsBeingDeleted() && obj.Finalizers().Count == 0)
        {
            return await writer.RemoveAsync(resource, obj, revision, options.DryRun, cancellationToken).ConfigureAwait(false);
        }

        // Storing the same again would wake every watcher for nothing.
        return JsonNode.DeepEquals(obj, old)
            ? store.Find(resource.Key(obj.Namespace(), obj.Name()))?.Revision == revision
            : await writer.PutAsync(resource, obj, revision, options.DryRun, cancellationToken).ConfigureAwait(false);
    }
}
