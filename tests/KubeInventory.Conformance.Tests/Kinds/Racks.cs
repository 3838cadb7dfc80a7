using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>A kind in namespaces that can be scaled.</summary>
internal sealed class Racks : IKind
{
    public static ResourceDefinition Definition { get; } =
        new("scale.conformance.kubeinventory.io", "v1", "Rack", "racks", ResourceScope.Namespaced, Subresources.Status | Subresources.Scale);

    /// <summary>The members of its CustomResourceDefinition.</summary>
    public const string Crd = """
        {
          "spec": {
            "group": "scale.conformance.kubeinventory.io",
            "scope": "Namespaced",
            "names": {"kind": "Rack", "listKind": "RackList", "plural": "racks", "singular": "rack"},
            "versions": [{
              "name": "v1", "served": true, "storage": true,
              "subresources": {
                "status": {},
                "scale": {"specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas", "labelSelectorPath": ".status.selector"}
              },
              "schema": {"openAPIV3Schema": {
                "type": "object",
                "properties": {
                  "spec": {"type": "object", "properties": {"replicas": {"type": "integer", "minimum": 0}, "size": {"type": "integer"}}},
                  "status": {"type": "object", "properties": {"replicas": {"type": "integer"}, "selector": {"type": "string"}}}
                }
              }}
            }]
          }
        }
        """;
}
