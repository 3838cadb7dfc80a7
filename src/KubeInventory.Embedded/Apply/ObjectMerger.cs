using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>Lays an applied configuration over a live object. Nothing is removed by this.</summary>
internal static class ObjectMerger
{
    /// <summary>A new object that has all of the live one, with the applied values where both have a field.</summary>
    public static JsonObject Merge(JsonObject live, JsonObject applied, FieldType type) =>
        Merge(Slot.Of(live), Slot.Of(applied), type).Value as JsonObject ?? [];

    private static Slot Merge(Slot live, Slot applied, FieldType type)
    {
        var merged = applied.IsPresent ? type.For(applied.Value) : type.For(live.Value);
        if (merged.Map is { IsAtomic: false } map && (live.Value is JsonObject { Count: > 0 } || applied.Value is JsonObject { Count: > 0 }))
        {
            return Slot.Of(MergeEntries(live.Value as JsonObject, applied.Value as JsonObject, map));
        }

        if (merged.Map is null && merged.Scalar is null && merged.List is { IsAssociative: true } list
            && (live.Value is JsonArray { Count: > 0 } || applied.Value is JsonArray { Count: > 0 }))
        {
            return Slot.Of(MergeItems(live.Value as JsonArray, applied.Value as JsonArray, list));
        }

        return Slot.Of((applied.IsPresent ? applied : live).Value?.DeepClone());
    }

    private static JsonObject MergeEntries(JsonObject? live, JsonObject? applied, MapType type)
    {
        var merged = new JsonObject();
        foreach (var name in (live ?? []).Select(entry => entry.Key).Union((applied ?? []).Select(entry => entry.Key)))
        {
            merged[name] = Merge(Slot.Field(live, name), Slot.Field(applied, name), type.TypeOf(name) ?? FieldType.Deduced).Value;
        }

        return merged;
    }

    private static JsonArray MergeItems(JsonArray? live, JsonArray? applied, ListType type)
    {
        var (liveItems, appliedItems) = (new ListIndex(live, type), new ListIndex(applied, type));
        var merged = new JsonArray();
        foreach (var (element, liveItem) in ListOrder.Merge(liveItems, appliedItems))
        {
            // An applied item takes the place of items that appear more than once.
            var replaced = liveItems[element];
            var below = liveItem.IsPresent ? liveItem : replaced.Count switch
            {
                0 => Slot.Absent,
                1 => Slot.Of(replaced[0]),
                _ => Slot.Of(null),
            };
            var above = appliedItems.Contains(element) ? Slot.Of(appliedItems[element][0]) : Slot.Absent;
            merged.Add(Merge(below, above, type.Items).Value);
        }

        return merged;
    }
}
