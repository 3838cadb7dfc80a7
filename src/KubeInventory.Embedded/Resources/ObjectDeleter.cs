using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.Resources;

/// <summary>Deletes objects, or begins to where finalizers are to be waited for.</summary>
internal sealed class ObjectDeleter(ObjectReader reader, ObjectWriter writer, TimeProvider time)
{
    /// <summary>Deletes one object.</summary>
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
            if (obj.Finalizers().Count == 0)
            {
                if (await writer.RemoveAsync(resource, obj, stored.Revision, options.DryRun, cancellationToken).ConfigureAwait(false))
                {
                    return (obj, true);
                }

                continue;
            }

            if (obj.IsBeingDeleted())
            {
                return (obj, false);
            }

            ObjectMetadata.MarkForDeletion(obj, time.GetUtcNow());
            if (await writer.PutAsync(resource, obj, stored.Revision, options.DryRun, cancellationToken).ConfigureAwait(false))
            {
                return (obj, false);
            }
        }
    }
}
