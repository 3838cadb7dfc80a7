using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A list of type map: items are found by their keys, order does not count, and adding replaces items of equal keys.</summary>
internal sealed class SchemaMapList(JsonArray json, StructuralSchema items, IReadOnlyList<string> keys) : SchemaList(json, items)
{
    public override CelValue EqualTo(CelValue other)
    {
        if (other is not CelList list || list.Count != Count)
        {
            return CelBool.False;
        }

        var theirs = new Dictionary<string, CelValue>();
        foreach (var item in list.Items)
        {
            theirs[KeyOf(item)] = item;
        }

        foreach (var item in Items)
        {
            var equal = theirs.Remove(KeyOf(item), out var match) ? AreEqual(item, match) : CelBool.False;
            if (equal != CelBool.True)
            {
                return equal;
            }
        }

        return CelBool.True;
    }

    public override CelValue Concat(CelList other)
    {
        var result = new OrderedDictionary<string, CelValue>();
        foreach (var item in Items.Concat(other.Items))
        {
            result[KeyOf(item)] = item;
        }

        return new CelArray([.. result.Values]);
    }

    private string KeyOf(CelValue item) => string.Join(';', keys.Select(key =>
        item is CelMap map && PropertyName.Escape(key) is { } name && map.Find(new CelString(name)) is { } value
            ? ValueKey.Of(value)
            : null));
}
