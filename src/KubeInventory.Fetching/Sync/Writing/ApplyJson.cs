using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>The JSON of what is applied: a model taken apart into what goes to the object itself and what goes to its status.</summary>
internal static class ApplyJson
{
    public static JsonObject ToNode<TResource>(TResource resource)
        where TResource : class, IKubernetesResource<TResource>
    {
        using var json = new ModelJsonWriter();
        resource.WriteJson(json);
        return JsonNode.Parse(json.Written.Span)!.AsObject();
    }

    public static TResource ToModel<TResource>(JsonObject node)
        where TResource : class, IKubernetesResource<TResource>
        => ModelJson.Read<TResource>(ToUtf8(node));

    /// <summary>What an apply of nothing but the object's name says.</summary>
    public static JsonObject Header(JsonObject node) => new()
    {
        ["apiVersion"] = node["apiVersion"]?.DeepClone(),
        ["kind"] = node["kind"]?.DeepClone(),
        ["metadata"] = new JsonObject { ["name"] = node["metadata"]?["name"]?.DeepClone(), ["namespace"] = node["metadata"]?["namespace"]?.DeepClone() },
    };

    /// <summary>The header and the status alone; null if there is no status to write.</summary>
    public static JsonObject? StatusAlone(JsonObject node)
    {
        if (node["status"] is not JsonObject status)
        {
            return null;
        }

        var alone = Header(node);
        alone["status"] = status.DeepClone();
        return alone;
    }

    /// <summary>A digest that does not depend on the order of keys.</summary>
    public static string Digest(JsonObject node) => Convert.ToHexStringLower(SHA256.HashData(ToUtf8(Sorted(node)!)).AsSpan(0, 16));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static byte[] ToUtf8(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
