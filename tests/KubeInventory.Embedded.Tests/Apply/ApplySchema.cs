using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>A schema with every kind of list and map.</summary>
internal static class ApplySchema
{
    public const string Text = """
        {
          "type": "object",
          "properties": {
            "spec": {
              "type": "object",
              "properties": {
                "role": { "type": "string" },
                "size": { "type": "integer" },
                "mode": { "type": "string", "default": "auto" },
                "tags": { "type": "object", "additionalProperties": { "type": "string" } },
                "disks": {
                  "type": "object",
                  "additionalProperties": { "type": "object", "properties": { "path": { "type": "string" }, "gib": { "type": "integer" } } }
                },
                "place": {
                  "type": "object", "x-kubernetes-map-type": "atomic",
                  "properties": { "rack": { "type": "string" }, "unit": { "type": "integer" } }
                },
                "owners": { "type": "array", "x-kubernetes-list-type": "set", "items": { "type": "string" } },
                "ports": { "type": "array", "x-kubernetes-list-type": "set", "items": { "type": "integer" } },
                "notes": { "type": "array", "items": { "type": "string" } },
                "nics": {
                  "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name", "family"],
                  "items": {
                    "type": "object", "required": ["name"],
                    "properties": {
                      "name": { "type": "string" },
                      "family": { "type": "string", "default": "v4" },
                      "mtu": { "type": "integer" },
                      "addresses": { "type": "array", "x-kubernetes-list-type": "set", "items": { "type": "string" } }
                    }
                  }
                },
                "free": { "type": "object", "x-kubernetes-preserve-unknown-fields": true },
                "half": {
                  "type": "object", "x-kubernetes-preserve-unknown-fields": true,
                  "properties": { "known": { "type": "object", "properties": { "a": { "type": "string" } } } }
                },
                "either": { "x-kubernetes-int-or-string": true },
                "maybe": { "type": "string", "nullable": true }
              }
            },
            "status": {
              "type": "object",
              "properties": {
                "phase": { "type": "string" },
                "conditions": {
                  "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
                  "items": {
                    "type": "object", "required": ["type"],
                    "properties": { "type": { "type": "string" }, "status": { "type": "string" } }
                  }
                }
              }
            }
          }
        }
        """;

    public static JsonObject Json => Some.Map(Text);

    public static StructuralSchema Parsed { get; } = StructuralSchema.Parse(Json);
}
