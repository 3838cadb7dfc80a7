using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Patching;

/// <summary>Changes an object by a list of operations, all of them or none. Source: RFC 6902.</summary>
internal static class JsonPatch
{
    public const int MaxOperations = 10_000;

    /// <summary>Applies the operations in order to a copy of the object.</summary>
    public static PatchResult Apply(JsonObject document, JsonNode? patch)
    {
        var operations = new List<JsonPatchOperation>();
        if (JsonPatchOperation.Read(patch, operations) is { } failure)
        {
            return failure;
        }

        if (operations.Count > MaxOperations)
        {
            return PatchFailure.TooLarge(
                $"Request entity too large: The allowed maximum operations in a JSON patch is {MaxOperations}, got {operations.Count}");
        }

        var patched = document.DeepClone();
        foreach (var (index, operation) in operations.Index())
        {
            if (Run(operation, ref patched) is { } misfit)
            {
                return PatchFailure.Rejected($"operation {index}, {operation.Verb} '{operation.Path}': {misfit}");
            }
        }

        return patched is JsonObject result ? result : PatchFailure.Rejected("the patch puts something else in the place of the object");
    }

    /// <summary>Changes the document, in whose place another may come; returns what did not fit, or null.</summary>
    private static string? Run(JsonPatchOperation operation, ref JsonNode document) => operation.Verb switch
    {
        "test" => Test(operation, document),
        "remove" => operation.Path.TryRemove(document) ? null : "there is nothing to remove",
        "replace" => operation.Path.TryReplace(ref document, operation.Value?.DeepClone()) ? null : "there is nothing to replace",
        "add" => Add(operation, ref document, operation.Value?.DeepClone()),
        _ => Transfer(operation, ref document),
    };

    private static string? Test(JsonPatchOperation operation, JsonNode document)
    {
        // A field that an object has not passes a test for null, as it does in kube-apiserver.
        var isThere = operation.Path.TryFind(document, out var found) || operation.Path.IsInMap(document);
        return isThere && JsonNode.DeepEquals(found, operation.Value) ? null : "the value is another";
    }

    private static string? Transfer(JsonPatchOperation operation, ref JsonNode document)
    {
        if (!operation.From.TryFind(document, out var value))
        {
            return $"there is nothing at '{operation.From}'";
        }

        if (operation.Verb is "move" && !operation.From.TryRemove(document))
        {
            return $"'{operation.From}' cannot be moved";
        }

        return Add(operation, ref document, value?.DeepClone());
    }

    private static string? Add(JsonPatchOperation operation, ref JsonNode document, JsonNode? value) =>
        operation.Path.TryAdd(ref document, value) ? null : "there is no object or list to add to";
}
