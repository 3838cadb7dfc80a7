using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>Takes out of an object what one field manager has applied to it.</summary>
/// <remarks>
/// An apply states everything that its manager wants. To change part of an opinion that is not at hand, extract it, change it, and apply
/// it; applying the object as it was read would claim every field of it.
/// </remarks>
/// <example><code>
/// var mine = OwnedFields.Extract(await leases.GetAsync(name, token), "node-agent") ?? new V1Lease { Metadata = new ObjectMeta { Name = name } };
/// var changed = mine with { Spec = (mine.Spec ?? new V1LeaseSpec()) with { HolderIdentity = "b" } };
/// await leases.ApplyAsync(changed, new ApplyOptions { FieldManager = "node-agent" }, token);
/// </code></example>
public static class OwnedFields
{
    /// <summary>The fields that a manager owns by apply, with the object's kind, name and namespace.</summary>
    /// <param name="resource">The object as a server gave it, with <c>metadata.managedFields</c>.</param>
    /// <param name="fieldManager">The manager, as in <see cref="ApplyOptions.FieldManager"/>.</param>
    /// <param name="subresource">The subresource that was applied, such as <c>status</c>. Default: the object itself.</param>
    /// <returns>A model with these fields alone; null if the manager has applied nothing.</returns>
    /// <exception cref="ArgumentException">
    /// The object was read without its managed fields, or they are named by another version of the kind.
    /// </exception>
    public static T? Extract<T>(T resource, string fieldManager, string? subresource = null)
        where T : class, IKubernetesResource<T>
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(fieldManager);
        var entries = resource.Metadata?.ManagedFields
            ?? throw new ArgumentException("The object has no metadata.managedFields: read it without SkipManagedFields.", nameof(resource));
        var entry = entries.FirstOrDefault(entry =>
            entry.Manager == fieldManager && entry.Operation == ManagedFieldsEntryOperation.Apply && (entry.Subresource ?? "") == (subresource ?? ""));
        if (entry?.FieldsV1 is not { ValueKind: JsonValueKind.Object } fields)
        {
            return null;
        }

        if (entry.ApiVersion != T.Definition.ApiVersion)
        {
            throw new ArgumentException(
                $"\"{fieldManager}\" applied the object as {entry.ApiVersion}: extract from an object that was read as that.", nameof(resource));
        }

        using var whole = JsonDocument.Parse(ModelJson.ToUtf8Bytes(resource));
        var owned = FieldSetWalk.Take(whole.RootElement, fields) as JsonObject ?? [];
        return ModelJson.Read<T>(Encoding.UTF8.GetBytes(Identified(owned, resource).ToJsonString()));
    }

    private static JsonObject Identified<T>(JsonObject owned, T resource)
        where T : class, IKubernetesResource<T>
    {
        var metadata = owned["metadata"] as JsonObject ?? [];
        metadata["name"] = resource.Metadata?.Name;
        if (resource.Metadata?.Namespace is { } @namespace)
        {
            metadata["namespace"] = @namespace;
        }

        owned["apiVersion"] = T.Definition.ApiVersion;
        owned["kind"] = T.Definition.Kind;
        owned["metadata"] = metadata;
        return owned;
    }
}
