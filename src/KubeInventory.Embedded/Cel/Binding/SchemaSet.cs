using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A list of type set: order does not count, and adding makes a union.</summary>
internal sealed class SchemaSet(JsonArray json, StructuralSchema items) : SchemaList(json, items)
{
    public override CelValue EqualTo(CelValue other)
    {
        if (other is not CelList list || list.Count != Count)
        {
            return CelBool.False;
        }

        var ours = Items.Select(ValueKey.Of).ToHashSet();
        var theirs = list.Items.Select(ValueKey.Of).ToHashSet();
        return ours.Contains(null) || theirs.Contains(null)
            ? Items.Concat(list.Items).First(item => ValueKey.Of(item) is null) as CelError ?? CelError.NoSuchOverload
            : CelBool.Of(ours.SetEquals(theirs));
    }

    public override CelValue Concat(CelList other)
    {
        var known = Items.Select(ValueKey.Of).ToHashSet();
        return new CelArray([.. Items, .. other.Items.Where(item => known.Add(ValueKey.Of(item)))]);
    }
}
