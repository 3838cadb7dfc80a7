using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Reads stored objects in the version that a client speaks.</summary>
internal sealed class ObjectReader(ObjectStore store)
{
    /// <summary>A copy of the object in the resource's version, with defaults that came after it was stored.</summary>
    public static JsonObject Read(StoredObject stored, ServedResource resource)
    {
        var obj = stored.ToJsonObject();
        if (!resource.IsCurrent(stored))
        {
            obj["apiVersion"] = resource.ApiVersion;
            FieldNames.Rename(obj, resource.StorageNames.Select(name => (From: name.Value, To: name.Key)));
            resource.Strategy.Normalize(obj);
        }

        return obj;
    }

    /// <summary>The object's bytes in the resource's version.</summary>
    public static ReadOnlyMemory<byte> ReadBytes(StoredObject stored, ServedResource resource) =>
        resource.IsCurrent(stored) ? stored.Json : JsonText.Write(Read(stored, resource));

    /// <summary>The stored object; null if there is none.</summary>
    public StoredObject? Find(ServedResource resource, string @namespace, string name) => store.Find(resource.Key(@namespace, name));

    /// <exception cref="StatusException">404.</exception>
    public StoredObject Require(ServedResource resource, string @namespace, string name) =>
        Find(resource, @namespace, name) ?? throw StatusException.NotFound(resource.Name, name);
}
