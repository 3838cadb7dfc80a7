using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;
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
    /// <param name="change">Makes the new state, with its owners, of a copy of the present one.</param>
    /// <param name="options">Whether to store at all.</param>
    /// <param name="cancellationToken">Gives up before the write.</param>
    /// <returns>The object as stored.</returns>
    /// <exception cref="StatusException">The object is missing, has been modified, or would become invalid.</exception>
    public async Task<Written> UpdateAsync(
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
            var obj = change((JsonObject)old.DeepClone());
            var warnings = Prepare(resource, subresource, obj, old);
            if (await StoreAsync(resource, obj, old, stored.Revision, options, cancellationToken).ConfigureAwait(false) is { } updated)
            {
                return new Written(updated, warnings);
            }

            if (attempt == Attempts)
            {
                throw StatusException.Modified(resource.Name, name);
            }
        }
    }

    private static IReadOnlyList<string> Prepare(ServedResource resource, string subresource, JsonObject obj, JsonObject old)
    {
        CheckVersion(resource, obj, old);
        ObjectMetadata.FillForUpdate(obj, old);
        resource.Strategy.PrepareForUpdate(obj, old, subresource);
        var warnings = ObjectChecks.Validate(resource, obj, old, subresource);
        ManagedFieldsTimes.KeepIfUnchanged(obj, old);
        return warnings;
    }

    private static void CheckVersion(ServedResource resource, JsonObject obj, JsonObject old)
    {
        var version = obj.ResourceVersion();
        if (version is "" or "0")
        {
            obj.Metadata().SetOrRemove("resourceVersion", old.Metadata()["resourceVersion"]);
        }
        else if (!ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new StatusException(500, null, $"strconv.ParseUint: parsing {GoText.Quote(version)}: invalid syntax");
        }
        else if (version != old.ResourceVersion())
        {
            throw StatusException.Modified(resource.Name, obj.Name());
        }
    }

    // Null when another writer came between.
    private async Task<JsonObject?> StoreAsync(
        ServedResource resource, JsonObject obj, JsonObject old, long revision, WriteOptions options, CancellationToken cancellationToken)
    {
        if (obj.IsBeingDeleted() && obj.Finalizers().Count == 0 && !resource.Strategy.HoldsObjects)
        {
            var isGone = await writer.RemoveAsync(resource, obj, revision, options.DryRun, cancellationToken).ConfigureAwait(false);
            return isGone ? obj : null;
        }

        // Storing the same again would wake every watcher for nothing.
        if (JsonNode.DeepEquals(obj, old))
        {
            return store.Find(resource.Key(obj.Namespace(), obj.Name()))?.Revision == revision ? obj : null;
        }

        return await writer.PutAsync(resource, obj, revision, options.DryRun, cancellationToken).ConfigureAwait(false);
    }
}
