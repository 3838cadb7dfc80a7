using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>Compares two states of an object field by field.</summary>
internal sealed class ObjectComparer
{
    private readonly FieldSetBuilder _added = new();
    private readonly FieldSetBuilder _modified = new();
    private readonly FieldSetBuilder _removed = new();
    private readonly List<PathElement> _path = [];

    private ObjectComparer()
    {
    }

    public static ObjectComparison Compare(JsonNode? before, JsonNode? after, FieldType type)
    {
        var comparer = new ObjectComparer();
        comparer.Visit(Slot.Of(before), Slot.Of(after), type);
        return new ObjectComparison(comparer._added.Build(), comparer._modified.Build(), comparer._removed.Build());
    }

    private void Visit(Slot before, Slot after, FieldType type)
    {
        var (typeBefore, typeAfter) = (type.For(before.Value), type.For(after.Value));
        if (before.IsPresent && after.IsPresent && !typeBefore.IsSameAs(typeAfter))
        {
            VisitAs(typeBefore, before, after);
        }

        var isLeaf = VisitAs(after.IsPresent ? typeAfter : typeBefore, before, after);

        // What has parts is a field of its own too, but only where it comes or goes.
        if (!isLeaf && !before.IsPresent)
        {
            _added.Add(_path);
        }
        else if (!isLeaf && !after.IsPresent)
        {
            _removed.Add(_path);
        }
    }

    /// <summary>Compares by parts where there are some; returns whether the values were compared as one instead.</summary>
    private bool VisitAs(FieldType type, Slot before, Slot after)
    {
        if (type.Map is { IsAtomic: false } map && (IsFilled(before) || IsFilled(after)))
        {
            VisitEntries(map, before.Value as JsonObject, after.Value as JsonObject);
            return false;
        }

        if (type.Map is null && type.Scalar is null && type.List is { IsAssociative: true } list && (HasItems(before) || HasItems(after)))
        {
            VisitItems(list, before.Value as JsonArray, after.Value as JsonArray);
            return false;
        }

        CompareAsOne(before, after);
        return true;
    }

    private void CompareAsOne(Slot before, Slot after)
    {
        if (!before.IsPresent)
        {
            _added.Add(_path);
        }
        else if (!after.IsPresent)
        {
            _removed.Add(_path);
        }
        else if (!JsonNode.DeepEquals(before.Value, after.Value))
        {
            _modified.Add(_path);
        }
    }

    private void VisitEntries(MapType type, JsonObject? before, JsonObject? after)
    {
        var names = (before ?? []).Select(entry => entry.Key).Union((after ?? []).Select(entry => entry.Key));
        foreach (var name in names)
        {
            _path.Add(PathElement.Field(name));
            Visit(Slot.Field(before, name), Slot.Field(after, name), type.TypeOf(name) ?? FieldType.Deduced);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void VisitItems(ListType type, JsonArray? before, JsonArray? after)
    {
        var (itemsBefore, itemsAfter) = (new ListIndex(before, type), new ListIndex(after, type));
        foreach (var element in itemsBefore.Items.Concat(itemsAfter.Items).Select(item => item.Element).Distinct())
        {
            _path.Add(element);
            VisitItem(type.Items, itemsBefore[element], itemsAfter[element]);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    /// <summary>Compares the items that one step leads to. Items that appear more than once are one field together.</summary>
    private void VisitItem(FieldType type, IReadOnlyList<JsonNode?> before, IReadOnlyList<JsonNode?> after)
    {
        switch (before.Count, after.Count)
        {
            case ( > 1, > 1):
                if (before.Count != after.Count || before.Zip(after).Any(pair => !JsonNode.DeepEquals(pair.First, pair.Second)))
                {
                    _modified.Add(_path);
                }

                break;
            case ( > 1, var single):
                if (single == 1)
                {
                    Visit(Slot.Absent, Slot.Of(after[0]), type);
                }

                _removed.Add(_path);
                break;
            case (var single, > 1):
                if (single == 1)
                {
                    Visit(Slot.Of(before[0]), Slot.Absent, type);
                }

                _added.Add(_path);
                break;
            default:
                Visit(before.Count == 1 ? Slot.Of(before[0]) : Slot.Absent, after.Count == 1 ? Slot.Of(after[0]) : Slot.Absent, type);
                break;
        }
    }

    private static bool IsFilled(Slot slot) => slot.Value is JsonObject { Count: > 0 };

    private static bool HasItems(Slot slot) => slot.Value is JsonArray { Count: > 0 };
}
