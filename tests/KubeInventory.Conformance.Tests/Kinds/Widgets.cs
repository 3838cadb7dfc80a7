using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>A kind that uses every feature of a schema once.</summary>
internal sealed class Widgets : IKind
{
    public static ResourceDefinition Definition { get; } =
        new("conformance.kubeinventory.io", "v1", "Widget", "widgets", ResourceScope.Cluster, Subresources.Status);

    /// <summary>The members of its CustomResourceDefinition.</summary>
    public const string Crd = """
        {
          "spec": {
            "group": "conformance.kubeinventory.io",
            "scope": "Cluster",
            "names": {"kind": "Widget", "listKind": "WidgetList", "plural": "widgets", "singular": "widget"},
            "versions": [{
              "name": "v1", "served": true, "storage": true,
              "subresources": {"status": {}},
              "selectableFields": [{"jsonPath": ".spec.color"}],
              "additionalPrinterColumns": [{"name": "Color", "type": "string", "jsonPath": ".spec.color"}],
              "schema": {"openAPIV3Schema": {
                "type": "object",
                "required": ["spec"],
                "properties": {
                  "spec": {
                    "type": "object",
                    "x-kubernetes-validations": [
                      {"rule": "!has(self.least) || !has(self.most) || self.least <= self.most", "message": "least must not exceed most", "fieldPath": ".least"},
                      {"rule": "!has(self.most) || self.most <= 100", "messageExpression": "self.most > 1000 ? 'most is far above 100' : 'most is above 100'", "reason": "FieldValueForbidden"}
                    ],
                    "properties": {
                      "color": {"type": "string", "enum": ["red", "green", "grey"], "default": "grey"},
                      "size": {"type": "integer", "minimum": 0, "maximum": 10},
                      "ratio": {"type": "number"},
                      "note": {"type": "string", "maxLength": 20, "pattern": "^[a-z ]*$"},
                      "serial": {"type": "string", "x-kubernetes-validations": [{"rule": "self == oldSelf", "message": "serial is immutable"}]},
                      "least": {"type": "integer"},
                      "most": {"type": "integer"},
                      "ports": {
                        "type": "array", "maxItems": 5, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                        "items": {"type": "object", "required": ["name", "port"], "properties": {
                          "name": {"type": "string"},
                          "port": {"type": "integer"},
                          "protocol": {"type": "string", "default": "tcp"}}}
                      },
                      "roles": {"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "string"}},
                      "steps": {"type": "array", "items": {"type": "string"}},
                      "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                      "limits": {"type": "object", "x-kubernetes-map-type": "atomic", "additionalProperties": {"type": "integer"}},
                      "start": {"type": "string", "format": "date-time"},
                      "percent": {"x-kubernetes-int-or-string": true},
                      "anything": {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
                      "maybe": {"type": "string", "nullable": true}
                    }
                  },
                  "status": {
                    "type": "object",
                    "properties": {
                      "phase": {"type": "string"},
                      "conditions": {
                        "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
                        "items": {"type": "object", "required": ["type"], "properties": {
                          "type": {"type": "string"}, "status": {"type": "string"}}}
                      }
                    }
                  }
                }
              }}
            }]
          }
        }
        """;
}
