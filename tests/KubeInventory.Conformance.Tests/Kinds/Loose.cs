using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>An object as the wire has it, so that a test sees what a typed model would hide: nulls, unknown fields, what was pruned.</summary>
internal sealed class Loose<TKind>(JsonObject json) : IKubernetesResource<Loose<TKind>>
    where TKind : IKind
{
    public static ResourceDefinition Definition => TKind.Definition;

    public JsonObject Json { get; } = json;

    public string? ApiVersion => (string?)Json["apiVersion"];

    public string? Kind => (string?)Json["kind"];

    public ObjectMeta? Metadata => Json["metadata"] is JsonObject metadata ? Read<ObjectMeta>(WithStringsOnly(metadata)) : null;

    public string Name => (string)Json["metadata"]!["name"]!;

    public string ResourceVersion => (string)Json["metadata"]!["resourceVersion"]!;

    public long? Generation => (long?)Json["metadata"]!["generation"];

    public JsonNode? this[string path] => path.Split('.').Aggregate((JsonNode?)Json, (node, name) => node?[name]);

    /// <summary>An object of the kind with this name and the members of a JSON object.</summary>
    public static Loose<TKind> Of(string name, string members = "{}")
    {
        var json = JsonNode.Parse(members)!.AsObject();
        json["apiVersion"] = Definition.ApiVersion;
        json["kind"] = Definition.Kind;
        var metadata = json["metadata"] as JsonObject ?? [];
        metadata["name"] = name;
        json["metadata"] = metadata;
        return new Loose<TKind>(json);
    }

    public static Loose<TKind> ReadJson(ref ModelJsonReader reader) => new(JsonObject.Create(ModelReader.ReadJson(ref reader))!);

    public void WriteJson(ModelJsonWriter writer) => ModelWriter.WriteValue(writer, JsonSerializer.SerializeToElement(Json));

    public Loose<TKind> WithMetadata(ObjectMeta? metadata) => throw new NotSupportedException();

    /// <summary>A copy that a test changes.</summary>
    public Loose<TKind> With(Action<JsonObject> change)
    {
        var copy = Json.DeepClone().AsObject();
        change(copy);
        return new Loose<TKind>(copy);
    }

    /// <summary>Labels that are no strings are what a test may send, and not what a model can hold.</summary>
    private static JsonObject WithStringsOnly(JsonObject metadata)
    {
        var copy = metadata.DeepClone().AsObject();
        foreach (var map in new[] { copy["labels"], copy["annotations"] }.OfType<JsonObject>())
        {
            foreach (var key in map.Where(pair => pair.Value?.GetValueKind() is not JsonValueKind.String).Select(pair => pair.Key).ToList())
            {
                map.Remove(key);
            }
        }

        return copy;
    }

    private static T Read<T>(JsonNode node)
        where T : class, IModel<T>
        => ModelJson.Read<T>(Encoding.UTF8.GetBytes(node.ToJsonString()));
}
