using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The definitions that all documents share: metadata, Status, options of requests.</summary>
internal static class SharedSchemas
{
    private const string Reference = "#/components/schemas/";

    private static readonly string[] Names =
    [
        "ObjectMeta", "ListMeta", "OwnerReference", "ManagedFieldsEntry", "Status", "StatusDetails", "StatusCause",
        "DeleteOptions", "Preconditions", "Patch",
    ];

    private static readonly JsonObject Shapes = Read("shapes.yaml");

    private static readonly JsonObject Requests = Read("requests.yaml");

    /// <summary>The schema that refers to a shared definition.</summary>
    public static JsonObject ReferTo(string name) => new() { ["$ref"] = Reference + GroupVersionNames.Meta + name };

    /// <summary>The schema that refers to a definition by its full name.</summary>
    public static JsonObject ReferToDefinition(string definition) => new() { ["$ref"] = Reference + definition };

    /// <summary>Adds the shared definitions.</summary>
    public static void AddTo(JsonObject schemas)
    {
        foreach (var name in Names)
        {
            schemas[GroupVersionNames.Meta + name] = Find(name);
        }
    }

    /// <summary>The definition of a scale subresource.</summary>
    public static JsonObject Scale() => Find("Scale");

    private static JsonObject Find(string name) => Publish((Shapes.Map(name) ?? Requests.Map(name))!).AsObject();

    private static JsonObject Read(string file) => KindFiles.Read(file).Map("components")!.Map("schemas")!;

    // References get the names that Kubernetes gives; what only the generator of models understands goes.
    private static JsonNode Publish(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(field => !field.Key.StartsWith("x-csharp-", StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : PublishField(field.Key, field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Publish(item))]),
        _ => node.DeepClone(),
    };

    private static JsonNode PublishField(string name, JsonNode value) => (name, value.ToString()) switch
    {
        ("$ref", var target) => target.Replace(Reference, Reference + GroupVersionNames.Meta, StringComparison.Ordinal),
        ("format", "second-time" or "micro-time") => "date-time",
        _ => Publish(value),
    };
}
