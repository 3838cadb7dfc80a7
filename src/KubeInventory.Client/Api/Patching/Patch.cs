using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>A change to an object, sent without the object.</summary>
/// <example><code>
/// Patch.Json().Test("/metadata/resourceVersion", "42").Replace("/spec/state", "Retired")
/// Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["env"] = null } } })
/// </code></example>
public abstract class Patch
{
    private protected Patch()
    {
    }

    internal abstract string ContentType { get; }

    internal abstract void WriteTo(Utf8JsonWriter writer);

    internal void WriteTo(ModelJsonWriter body) => JsonBody.Write(body, WriteTo);

    /// <summary>An empty JSON patch (RFC 6902), to which operations are added.</summary>
    public static JsonPatch Json() => JsonPatch.Empty;

    /// <summary>A merge patch (RFC 7386): given fields are set, fields given as null are removed, lists are replaced whole.</summary>
    public static MergePatch Merge(JsonObject changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new MergePatch(changes.WriteTo);
    }

    /// <summary>A merge patch of the fields that a model has set. It cannot remove a field.</summary>
    public static MergePatch Merge<T>(T changes)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new MergePatch((writer, _) => ModelJson.Write(writer, changes));
    }

    /// <summary>
    /// A strategic merge patch: as a merge patch, but lists that have keys, such as finalizers and conditions of built-in kinds, are merged
    /// item by item. Directives (<c>$patch</c>, <c>$deleteFromPrimitiveList/finalizers</c>) remove items.
    /// </summary>
    /// <remarks>
    /// Servers take it for built-in kinds alone, and refuse it for custom resources with <see cref="StatusReason.UnsupportedMediaType"/>:
    /// there, <see cref="ResourceClient{T}.ApplyAsync"/> merges lists by their keys.
    /// </remarks>
    public static StrategicMergePatch StrategicMerge(JsonObject changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new StrategicMergePatch(writer => changes.WriteTo(writer));
    }

    /// <summary>A strategic merge patch of the fields that a model has set. It cannot remove a field.</summary>
    /// <inheritdoc cref="StrategicMerge(JsonObject)" path="/remarks"/>
    public static StrategicMergePatch StrategicMerge<T>(T changes)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new StrategicMergePatch(writer => ModelJson.Write(writer, changes));
    }
}
