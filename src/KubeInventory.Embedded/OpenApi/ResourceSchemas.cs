using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The definitions of a resource: its kind, as its schema has it, and the list of it.</summary>
internal static class ResourceSchemas
{
    public static void AddTo(JsonObject schemas, ServedResource resource)
    {
        schemas[NameOf(resource, resource.Kind)] = Kind(resource);
        if (resource.Verbs.Contains("list"))
        {
            schemas[NameOf(resource, resource.ListKind)] = List(resource);
        }
    }

    public static string NameOf(ServedResource resource, string kind) => GroupVersionNames.Definition(resource.Group, resource.Version, kind);

    private static JsonObject Kind(ServedResource resource)
    {
        var schema = (JsonObject)(resource.Definition.Map("schema")?.Map("openAPIV3Schema") ?? []).DeepClone();
        var properties = Identity("ObjectMeta", "The object's name, labels and whatever else all objects have.");
        foreach (var (name, property) in schema.Map("properties") ?? [])
        {
            if (!properties.ContainsKey(name))
            {
                properties[name] = property?.DeepClone();
            }
        }

        schema["properties"] = properties;
        return Identify(schema, resource, resource.Kind);
    }

    private static JsonObject List(ServedResource resource)
    {
        var properties = Identity("ListMeta", "The version of the list, and how to get the rest of it.");
        properties["items"] = new JsonObject
        {
            ["description"] = $"The {resource.Plural} on this page.",
            ["type"] = "array",
            ["items"] = SharedSchemas.ReferToDefinition(NameOf(resource, resource.Kind)),
        };
        return Identify(
            new JsonObject
            {
                ["description"] = $"{resource.ListKind} is a list of {resource.Kind}.",
                ["type"] = "object",
                ["required"] = new JsonArray("items"),
                ["properties"] = properties,
            },
            resource,
            resource.ListKind);
    }

    private static JsonObject Identity(string metadata, string description) => new()
    {
        ["apiVersion"] = new JsonObject { ["description"] = "Group and version of the API that the object is written in.", ["type"] = "string" },
        ["kind"] = new JsonObject { ["description"] = "What the object is, in CamelCase.", ["type"] = "string" },
        ["metadata"] = new JsonObject { ["description"] = description, ["allOf"] = new JsonArray(SharedSchemas.ReferTo(metadata)) },
    };

    private static JsonObject Identify(JsonObject schema, ServedResource resource, string kind)
    {
        schema["x-kubernetes-group-version-kind"] = new JsonArray(
            new JsonObject { ["group"] = resource.Group, ["kind"] = kind, ["version"] = resource.Version });
        var selectable = resource.Definition.Maps("selectableFields")
            .Select(field => (JsonNode)new JsonObject { ["fieldPath"] = field.Text("jsonPath")?.TrimStart('.') })
            .ToArray();
        if (selectable.Length > 0)
        {
            schema["x-kubernetes-selectable-fields"] = new JsonArray(selectable);
        }

        return schema;
    }
}
