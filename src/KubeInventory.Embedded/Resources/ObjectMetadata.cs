using System.Security.Cryptography;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>The metadata that the server writes: identity, time and generation.</summary>
internal static class ObjectMetadata
{
    // Without vowels and look-alikes, so that no words and no misreadings come out.
    private const string NameAlphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;
    private const int MaxGeneratedLength = 63;

    /// <summary>Removes what only the server may say of a new object.</summary>
    public static void Wipe(JsonObject obj)
    {
        foreach (var field in new[] { "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation" })
        {
            obj.Metadata().Remove(field);
        }
    }

    public static void FillForCreate(JsonObject obj, ServedResource resource, string @namespace, DateTimeOffset now)
    {
        var metadata = obj.Metadata();
        Wipe(obj);
        metadata.Remove("resourceVersion");
        metadata.SetOrRemove("namespace", resource.Namespaced ? @namespace : null);
        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = now.ToTimestamp();
        if (NeedsName(obj))
        {
            GenerateName(obj);
        }
    }

    /// <summary>Whether the client left the name to the server.</summary>
    public static bool NeedsName(JsonObject obj) => obj.Name().Length == 0 && obj.Metadata().Text("generateName") is { Length: > 0 };

    public static void GenerateName(JsonObject obj)
    {
        var prefix = obj.Metadata().Text("generateName")!;
        prefix = prefix.Length > MaxGeneratedLength - SuffixLength ? prefix[..(MaxGeneratedLength - SuffixLength)] : prefix;
        obj.Metadata()["name"] = prefix + RandomNumberGenerator.GetString(NameAlphabet, SuffixLength);
    }

    /// <summary>Carries over what an update cannot change, or what a client need not repeat.</summary>
    public static void FillForUpdate(JsonObject obj, JsonObject old)
    {
        var (metadata, oldMetadata) = (obj.Metadata(), old.Metadata());
        metadata.Remove("selfLink");
        metadata.SetOrRemove("generation", oldMetadata["generation"]);
        metadata.SetOrRemove("creationTimestamp", oldMetadata["creationTimestamp"]);
        foreach (var field in new[] { "uid", "deletionTimestamp", "deletionGracePeriodSeconds", "namespace" })
        {
            if (metadata[field] is null || (field == "deletionTimestamp" && oldMetadata[field] is not null))
            {
                metadata.SetOrRemove(field, oldMetadata[field]);
            }
        }
    }

    /// <summary>Begins a deletion that waits for finalizers.</summary>
    public static void MarkForDeletion(JsonObject obj, ServedResource resource, DateTimeOffset now)
    {
        obj.Metadata()["deletionTimestamp"] = now.ToTimestamp();
        resource.Strategy.PrepareForDelete(obj);
    }
}
