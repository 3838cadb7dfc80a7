using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Deletes objects, or begins to where finalizers or contents are to be waited for.</summary>
internal sealed class ObjectDeleter(ObjectReader reader, ObjectWriter writer, Containers containers, TimeProvider time)
{
    /// <summary>Deletes one object, with all that it holds.</summary>
    /// <returns>Its last state, and whether it is gone.</returns>
    /// <exception cref="StatusException">The object is missing, or not the one that the preconditions mean.</exception>
    public async Task<(JsonObject Object, bool IsGone)> DeleteAsync(
        ServedResource resource, string @namespace, string name, DeleteOptions options, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = reader.Require(resource, @namespace, name);
            var obj = ObjectReader.Read(stored, resource);
            options.Check(resource, obj);
            if (await TryDeleteAsync(resource, stored, obj, options.DryRun, cancellationToken).ConfigureAwait(false) is { } isGone)
            {
                return (obj, isGone);
            }
        }
    }

    /// <summary>Goes on with the deletions that a server which stopped left unfinished.</summary>
    public async Task ResumeAsync(IEnumerable<ServedResource> resources, ObjectStore store, CancellationToken cancellationToken)
    {
        foreach (var resource in resources.Where(resource => resource.Strategy.HoldsObjects).ToList())
        {
            foreach (var container in store.Snapshot(resource.StoredAs).Objects.After(null, "").Where(stored => stored.ToJsonObject().IsBeingDeleted()))
            {
                await EmptyAsync(container.Key, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Null when another writer came between.
    private async Task<bool?> TryDeleteAsync(
        ServedResource resource, StoredObject stored, JsonObject obj, bool dryRun, CancellationToken cancellationToken)
    {
        if (obj.Finalizers().Count == 0 && !resource.Strategy.HoldsObjects)
        {
            return await writer.RemoveAsync(resource, obj, stored.Revision, dryRun, cancellationToken).ConfigureAwait(false) ? true : null;
        }

        if (!obj.IsBeingDeleted())
        {
            ObjectMetadata.MarkForDeletion(obj, resource, time.GetUtcNow());
            if (await writer.PutAsync(resource, obj, stored.Revision, dryRun, cancellationToken).ConfigureAwait(false) is null)
            {
                return null;
            }
        }

        if (resource.Strategy.HoldsObjects && !dryRun)
        {
            await EmptyAsync(stored.Key, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    private async Task EmptyAsync(ObjectKey container, CancellationToken cancellationToken)
    {
        foreach (var (resource, content) in containers.ContentsOf(container).ToList())
        {
            try
            {
                await DeleteAsync(resource, content.Key.Namespace, content.Key.Name, new DeleteOptions(), cancellationToken).ConfigureAwait(false);
            }
            catch (StatusException e) when (e.Reason == "NotFound")
            {
                // Somebody else deleted it first.
            }
        }

        await writer.FinishContainersAsync(container, cancellationToken).ConfigureAwait(false);
    }
}
