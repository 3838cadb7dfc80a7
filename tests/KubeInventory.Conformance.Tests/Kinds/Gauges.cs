using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>A kind in namespaces with printer columns of every type.</summary>
internal sealed class Gauges : IKind
{
    public static ResourceDefinition Definition { get; } =
        new("table.conformance.kubeinventory.io", "v1", "Gauge", "gauges", ResourceScope.Namespaced);

    /// <summary>The members of its CustomResourceDefinition.</summary>
    public const string Crd = """
        {
          "spec": {
            "group": "table.conformance.kubeinventory.io",
            "scope": "Namespaced",
            "names": {"kind": "Gauge", "listKind": "GaugeList", "plural": "gauges", "singular": "gauge"},
            "versions": [{
              "name": "v1", "served": true, "storage": true,
              "additionalPrinterColumns": [
                {"name": "Team", "type": "string", "jsonPath": ".spec.team", "description": "Who reads it."},
                {"name": "Count", "type": "integer", "jsonPath": ".spec.count", "format": "int32"},
                {"name": "Ratio", "type": "number", "jsonPath": ".spec.ratio"},
                {"name": "On", "type": "boolean", "jsonPath": ".spec.on"},
                {"name": "Note", "type": "string", "jsonPath": ".spec.note", "priority": 1},
                {"name": "Since", "type": "date", "jsonPath": ".spec.since"}
              ],
              "schema": {"openAPIV3Schema": {
                "type": "object",
                "properties": {
                  "spec": {"type": "object", "properties": {
                    "team": {"type": "string"},
                    "count": {"type": "integer"},
                    "ratio": {"type": "number"},
                    "on": {"type": "boolean"},
                    "note": {"type": "string"},
                    "since": {"type": "string", "format": "date-time"}}}
                }
              }}
            }]
          }
        }
        """;
}
