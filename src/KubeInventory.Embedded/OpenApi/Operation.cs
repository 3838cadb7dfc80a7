using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>One operation on a path.</summary>
internal sealed record Operation
{
    private static readonly string[] Produced = [BodyReader.Json, BodyReader.Yaml];

    /// <summary>What it does, in one sentence.</summary>
    public required string Description { get; init; }

    public required string Id { get; init; }

    public required string Tag { get; init; }

    /// <summary>What Kubernetes calls it: <c>list</c>, <c>post</c>, <c>patch</c> and so on.</summary>
    public required string Action { get; init; }

    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<string> Query { get; init; }

    /// <summary>The schema of the body; null where there is none.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>The media types of the body.</summary>
    public IReadOnlyList<string> Consumed { get; init; } = Produced;

    /// <summary>The schema of the answer.</summary>
    public required JsonObject Answer { get; init; }

    /// <summary>The status codes of success.</summary>
    public IReadOnlyList<string> Codes { get; init; } = ["200"];

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["tags"] = new JsonArray(Tag),
            ["description"] = Description,
            ["operationId"] = Id,
            ["parameters"] = new JsonArray([.. Query.Select(Parameters.InQuery)]),
            ["responses"] = Responses(),
            ["x-kubernetes-action"] = Action,
            ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = Group, ["kind"] = Kind, ["version"] = Version },
        };
        if (Body is not null)
        {
            json["requestBody"] = new JsonObject { ["content"] = Content(Consumed, Body), ["required"] = Action != "delete" };
        }

        return json;
    }

    private static JsonObject Content(IEnumerable<string> mediaTypes, JsonObject schema) => new(mediaTypes.Select(type =>
        KeyValuePair.Create(type, (JsonNode?)new JsonObject { ["schema"] = schema.DeepClone() })));

    private JsonObject Responses()
    {
        var responses = new JsonObject(Codes.Select(code => KeyValuePair.Create(code, (JsonNode?)new JsonObject
        {
            ["description"] = code switch { "201" => "Created", "202" => "Accepted", _ => "OK" },
            ["content"] = Content(Produced, Answer),
        })));
        responses["401"] = new JsonObject { ["description"] = "Unauthorized" };
        return responses;
    }
}
