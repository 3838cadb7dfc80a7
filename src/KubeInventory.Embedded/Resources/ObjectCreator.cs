using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.Resources;

/// <summary>Creates objects: what all kinds have in common.</summary>
internal sealed class ObjectCreator(ObjectWriter writer, CreationGuard guard, TimeProvider time)
{
    private const int NameAttempts = 8;

    /// <summary>Creates what a client sent and returns it as stored.</summary>
    /// <exception cref="StatusException">The object is invalid, exists, or its namespace does not.</exception>
    public async Task<Written> CreateAsync(
        ServedResource resource, string @namespace, JsonObject obj, WriteOptions options, CancellationToken cancellationToken)
    {
        if (obj.ResourceVersion().Length > 0)
        {
            throw new StatusException(500, null, "resourceVersion should not be set on objects to be created");
        }

        guard.RequireOpen(resource, @namespace, obj.Name());
        var isNameGenerated = ObjectMetadata.NeedsName(obj);
        ObjectMetadata.FillForCreate(obj, resource, @namespace, time.GetUtcNow());
        resource.Strategy.PrepareForCreate(obj);
        var warnings = ObjectChecks.Validate(resource, obj, old: null);

        for (var attempt = 1; ; attempt++)
        {
            if (await writer.PutAsync(resource, obj, expected: 0, options.DryRun, cancellationToken).ConfigureAwait(false) is { } stored)
            {
                return new Written(stored, warnings);
            }

            if (!isNameGenerated || attempt == NameAttempts)
            {
                throw guard.Taken(resource, @namespace, obj.Name());
            }

            ObjectMetadata.GenerateName(obj);
        }
    }
}
