using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>The status that the server gives a definition: what its controllers would find out later, found out at once.</summary>
internal static class DefinitionStatus
{
    /// <summary>Accepts the names if they are free, establishes the definition, and notes the storage version.</summary>
    public static void Update(JsonObject definition, IEnumerable<JsonObject> others, DateTimeOffset now)
    {
        if (definition["status"] is not JsonObject status)
        {
            definition["status"] = status = [];
        }

        var conflict = DefinitionNames.FindConflict(definition, others);
        if (conflict is null)
        {
            status["acceptedNames"] = CustomResourceDefinition.Names(definition).DeepClone();
        }

        SetCondition(status, "NamesAccepted", conflict is null, conflict?.Reason ?? "NoConflicts", conflict?.Message ?? "no conflicts found", now);
        if (!CustomResourceDefinition.IsEstablished(definition))
        {
            SetCondition(
                status, "Established", conflict is null,
                conflict is null ? "InitialNamesAccepted" : "NotAccepted",
                conflict is null ? "the initial names have been accepted" : "not all names are accepted",
                now);
        }

        AddStoredVersion(status, CustomResourceDefinition.StorageVersion(definition));
    }

    /// <summary>Says that the definition goes as soon as its objects are gone.</summary>
    public static void Terminate(JsonObject definition, DateTimeOffset now) => SetCondition(
        definition.Map("status") ?? [], "Terminating", true, "InstanceDeletionInProgress", "CustomResource deletion is in progress", now);

    private static void AddStoredVersion(JsonObject status, string version)
    {
        if (status["storedVersions"] is not JsonArray stored)
        {
            status["storedVersions"] = stored = [];
        }

        if (!status.Texts("storedVersions").Contains(version))
        {
            stored.Add((JsonNode)version);
        }
    }

    private static void SetCondition(JsonObject status, string type, bool holds, string reason, string message, DateTimeOffset now)
    {
        if (status["conditions"] is not JsonArray conditions)
        {
            status["conditions"] = conditions = [];
        }

        var condition = status.Maps("conditions").FirstOrDefault(candidate => candidate.Text("type") == type);
        if (condition is null)
        {
            condition = new JsonObject { ["type"] = type };
            conditions.Add((JsonNode)condition);
        }

        var value = holds ? "True" : "False";
        if (condition.Text("status") != value)
        {
            condition["status"] = value;
            condition["lastTransitionTime"] = now.ToTimestamp();
        }

        condition["reason"] = reason;
        condition["message"] = message;
    }
}
