using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Cel;

/// <summary>JSON without a schema: no rule can look into it, but it takes part in comparing what holds it.</summary>
internal sealed class UnknownValue(JsonNode node) : CelValue
{
    public JsonNode Node => node;

    public override CelType Type => CelType.Dyn;

    public override CelValue EqualTo(CelValue other) =>
        CelBool.Of(other is UnknownValue unknown && JsonNode.DeepEquals(node, unknown.Node));
}
