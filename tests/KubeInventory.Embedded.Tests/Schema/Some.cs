using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests;

/// <summary>Objects of tests.</summary>
internal static class Some
{
    /// <summary>A good definition of the cluster-scoped kind <c>Thing</c>.</summary>
    public static JsonObject Definition(string group, JsonObject openAPIV3Schema, JsonObject? versionExtras = null)
    {
        var version = new JsonObject
        {
            ["name"] = "v1",
            ["served"] = true,
            ["storage"] = true,
            ["schema"] = new JsonObject { ["openAPIV3Schema"] = openAPIV3Schema.DeepClone() },
        };
        foreach (var (name, value) in versionExtras ?? [])
        {
            version[name] = value?.DeepClone();
        }

        return new JsonObject
        {
            ["apiVersion"] = "apiextensions.k8s.io/v1",
            ["kind"] = "CustomResourceDefinition",
            ["metadata"] = new JsonObject { ["name"] = $"things.{group}" },
            ["spec"] = new JsonObject
            {
                ["group"] = group,
                ["names"] = new JsonObject { ["plural"] = "things", ["singular"] = "thing", ["kind"] = "Thing", ["listKind"] = "ThingList" },
                ["scope"] = "Cluster",
                ["versions"] = new JsonArray(version),
            },
        };
    }

    public static JsonObject Thing(string group, string name, JsonNode? spec) => new()
    {
        ["apiVersion"] = $"{group}/v1",
        ["kind"] = "Thing",
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = spec?.DeepClone(),
    };

    /// <summary>JSON with unquoted keys allowed nowhere: what is written is what is sent.</summary>
    public static JsonNode? Json(string text) => JsonNode.Parse(text);

    public static JsonObject Map(string text) => JsonNode.Parse(text)!.AsObject();
}
