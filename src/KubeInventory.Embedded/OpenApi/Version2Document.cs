using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The OpenAPI 2 document of everything, for clients that know no other; a rewriting of those of OpenAPI 3.</summary>
internal static class Version2Document
{
    public static JsonObject Of(IEnumerable<JsonObject> documents)
    {
        var paths = new JsonObject();
        var definitions = new JsonObject();
        foreach (var document in documents)
        {
            foreach (var (path, operations) in document.Map("paths") ?? [])
            {
                paths[path] = Path(operations!.AsObject());
            }

            foreach (var (name, schema) in document.Map("components")?.Map("schemas") ?? [])
            {
                definitions[name] = Version2Schema.Of(schema!.AsObject());
            }
        }

        return new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject { ["title"] = "KubeInventory.Embedded", ["version"] = "v1" },
            ["paths"] = paths,
            ["definitions"] = definitions,
        };
    }

    private static JsonObject Path(JsonObject path) => new(path.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)(entry.Value switch
    {
        JsonArray parameters => new JsonArray([.. Parameters(parameters)]),
        var operation => Operation(operation!.AsObject()),
    }))));

    private static JsonObject Operation(JsonObject operation)
    {
        var content = operation.Map("requestBody")?.Map("content") ?? [];
        IEnumerable<JsonNode> body = content.Count == 0 ? [] :
        [
            new JsonObject
            {
                ["name"] = "body",
                ["in"] = "body",
                ["required"] = operation["requestBody"]!["required"]!.DeepClone(),
                ["schema"] = Version2Schema.Of(content.First().Value!["schema"]!.AsObject()),
            },
        ];
        return new JsonObject
        {
            ["tags"] = operation["tags"]!.DeepClone(),
            ["description"] = operation["description"]!.DeepClone(),
            ["operationId"] = operation["operationId"]!.DeepClone(),
            ["consumes"] = new JsonArray([.. content.Select(type => (JsonNode)type.Key)]),
            ["produces"] = new JsonArray("application/json", "application/yaml"),
            ["schemes"] = new JsonArray("https"),
            ["parameters"] = new JsonArray([.. Parameters(operation["parameters"]!.AsArray()), .. body]),
            ["responses"] = Responses(operation.Map("responses")!),
            ["x-kubernetes-action"] = operation["x-kubernetes-action"]!.DeepClone(),
            ["x-kubernetes-group-version-kind"] = operation["x-kubernetes-group-version-kind"]!.DeepClone(),
        };
    }

    private static IEnumerable<JsonNode> Parameters(JsonArray parameters) => parameters.OfType<JsonObject>().Select(parameter =>
    {
        var rewritten = parameter.DeepClone().AsObject();
        rewritten.Remove("schema");
        rewritten["type"] = parameter["schema"]!["type"]!.DeepClone();
        rewritten["uniqueItems"] = true;
        return rewritten;
    });

    private static JsonObject Responses(JsonObject responses) => new(responses.Select(response =>
    {
        var rewritten = new JsonObject { ["description"] = response.Value!["description"]!.DeepClone() };
        if (response.Value["content"] is JsonObject content)
        {
            rewritten["schema"] = Version2Schema.Of(content.First().Value!["schema"]!.AsObject());
        }

        return KeyValuePair.Create(response.Key, (JsonNode?)rewritten);
    }));
}
