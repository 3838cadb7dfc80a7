using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>ConfigMaps: an immutable one stays so.</summary>
internal sealed class ConfigMapStrategy(StructuralSchema schema) : BuiltInStrategy(schema)
{
    public override IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        ImmutableData.Check(obj, old, ["data", "binaryData"], errors);
        return [];
    }
}
