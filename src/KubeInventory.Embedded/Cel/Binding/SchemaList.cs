using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A JSON array whose items a schema declares.</summary>
internal class SchemaList(JsonArray json, StructuralSchema items) : CelList
{
    public override int Count => json.Count;

    public override CelValue this[int index] => SchemaValue.Of(json[index], items);
}
