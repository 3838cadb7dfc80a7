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
            if (await TryDeleteAsync(resource, stored, obj, options, cancellationToken).ConfigureAwait(false) is { } deleted)
            {
                return deleted;
            }
        }
    }

    /// <summary>Goes on with the deletions that a server which stopped left unfinished.</summary>
    public async Task ResumeAsync()
    {
        foreach (var container in containers.BeingDeleted().ToList())
        {
            await EmptyAsync(container.Key).ConfigureAwait(false);
        }
    }

    // Null when another writer came between.
    private async Task<(JsonObject Object, bool IsGone)?> TryDeleteAsync(
        ServedResource resource, StoredObject stored, JsonObject obj, DeleteOptions options, CancellationToken cancellationToken)
    {
        var finalizers = options.Finalizers(obj.Finalizers());
        if (finalizers.Count == 0 && !resource.Strategy.HoldsObjects)
        {
            var isGone = await writer.RemoveAsync(resource, obj, stored.Revision, options.DryRun, cancellationToken).ConfigureAwait(false);
            return isGone ? (obj, true) : null;
        }

        if (!obj.IsBeingDeleted() || !finalizers.SequenceEqual(obj.Finalizers()))
        {
            Mark(resource, obj, finalizers);
            if (await writer.PutAsync(resource, obj, stored.Revision, options.DryRun, cancellationToken).ConfigureAwait(false) is null)
            {
                return null;
            }
        }

        if (resource.Strategy.HoldsObjects && !options.DryRun)
        {
            await EmptyAsync(stored.Key).ConfigureAwait(false);
        }

        return (obj, false);
    }

    private void Mark(ServedResource resource, JsonObject obj, IReadOnlyList<string> finalizers)
    {
        obj.SetFinalizers(finalizers);
        if (!obj.IsBeingDeleted())
        {
            ObjectMetadata.MarkForDeletion(obj, resource, time.GetUtcNow());
        }
    }

    // What has begun is finished, even if the client has gone: half a namespace would wait for somebody to delete it again.
    private async Task EmptyAsync(ObjectKey container)
    {
        foreach (var (resource, content) in containers.ContentsOf(container).ToList())
        {
            try
            {
                await DeleteAsync(resource, content.Key.Namespace, content.Key.Name, new DeleteOptions(), CancellationToken.None).ConfigureAwait(false);
            }
            catch (StatusException e) when (e.Reason == "NotFound")
            {
                // Somebody else deleted it first.
            }
        }

        await writer.FinishContainersAsync(container).ConfigureAwait(false);
    }
}
