using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>Reads and sets the metadata that ownership needs.</summary>
internal static class ManagedObject
{
    private const string Name = "managedFields";

    public static JsonArray? ManagedFieldsList(this JsonObject resource) => (resource["metadata"] as JsonObject)?[Name] as JsonArray;

    public static string? Uid(this JsonObject resource) => resource.Map("metadata")?.Text("uid");

    /// <summary>A copy without managedFields, which would otherwise count as fields themselves.</summary>
    public static JsonObject WithoutManagedFields(this JsonObject resource)
    {
        var copy = (JsonObject)resource.DeepClone();
        copy.Map("metadata")?.Remove(Name);
        return copy;
    }

    /// <summary>Sets managedFields, or takes them away if nobody owns anything.</summary>
    public static JsonObject WithManagedFields(this JsonObject resource, ManagedFields managed)
    {
        if (managed.Write() is { } list)
        {
            var metadata = resource.Map("metadata");
            if (metadata is null)
            {
                resource["metadata"] = metadata = [];
            }

            metadata[Name] = list;
        }

        return resource;
    }
}
