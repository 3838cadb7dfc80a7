using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Patching;

/// <summary>One step of a JSON patch.</summary>
/// <param name="Verb"><c>test</c>, <c>add</c>, <c>remove</c>, <c>replace</c>, <c>move</c> or <c>copy</c>.</param>
/// <param name="Path">Where.</param>
/// <param name="From">Where the value of a move or copy is now; of no use to others.</param>
/// <param name="Value">What to add, put or expect.</param>
internal sealed record JsonPatchOperation(string Verb, JsonPointer Path, JsonPointer From, JsonNode? Value)
{
    /// <summary>Reads a patch; returns why it is none, or null.</summary>
    public static PatchFailure? Read(JsonNode? patch, List<JsonPatchOperation> operations)
    {
        if (patch is not (JsonArray or null))
        {
            return PatchFailure.WrongType(patch, "[]handlers.jsonPatchOp");
        }

        foreach (var item in patch?.AsArray() ?? [])
        {
            if (item is not (JsonObject or null))
            {
                return PatchFailure.WrongType(item, "handlers.jsonPatchOp");
            }

            if (ReadOne(item as JsonObject ?? [], operations) is { } complaint)
            {
                return PatchFailure.Malformed($"invalid operation {GoText.Json(item)}: {complaint}");
            }
        }

        return null;
    }

    private static string? ReadOne(JsonObject json, List<JsonPatchOperation> operations)
    {
        var verb = Text(json, "op");
        if (verb is not ("test" or "add" or "remove" or "replace" or "move" or "copy"))
        {
            return "unsupported operation";
        }

        var path = Text(json, "path");
        if (path is null)
        {
            return "failed to decode 'path': operation missing path field: missing value";
        }

        var from = Text(json, "from");
        if (from is null && verb is "move" or "copy")
        {
            return "failed to decode 'from': operation, missing from field: missing value";
        }

        if (verb is "add" or "replace" && !json.ContainsKey("value"))
        {
            return "failed to decode 'value': operation, missing value field: missing value";
        }

        operations.Add(new JsonPatchOperation(verb, new JsonPointer(path), new JsonPointer(from ?? ""), json["value"]));
        return null;
    }

    private static string? Text(JsonObject json, string name) =>
        json[name] is { } value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;
}
