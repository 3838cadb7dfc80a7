using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>CustomResourceDefinitions.</summary>
internal sealed class CustomResourceDefinitionStrategy : ResourceStrategy
{
    public override void PrepareForCreate(JsonObject obj)
    {
        DefaultNames(obj);
        obj.Metadata()["generation"] = 1;
        var now = obj.Metadata().Text("creationTimestamp");
        obj["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(
                Condition("NamesAccepted", "NoConflicts", "no conflicts found", now),
                Condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now)),
            ["acceptedNames"] = CustomResourceDefinition.Names(obj).DeepClone(),
            ["storedVersions"] = new JsonArray(CustomResourceDefinition.StorageVersion(obj)),
        };
    }

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
        DefaultNames(obj);
        obj.SetOrRemove("status", old["status"]);
        if (!JsonNode.DeepEquals(obj["spec"], old["spec"]))
        {
            obj.Metadata()["generation"] = old.Generation() + 1;
        }
    }

    private static void DefaultNames(JsonObject obj)
    {
        var names = CustomResourceDefinition.Names(obj);
        var kind = names.Text("kind") ?? "";
        names["singular"] ??= kind.ToLowerInvariant();
        names["listKind"] ??= kind + "List";
        CustomResourceDefinition.Spec(obj)["conversion"] ??= new JsonObject { ["strategy"] = "None" };
    }

    private static JsonObject Condition(string type, string reason, string message, string? now) => new()
    {
        ["type"] = type,
        ["status"] = "True",
        ["lastTransitionTime"] = now,
        ["reason"] = reason,
        ["message"] = message,
    };
}
