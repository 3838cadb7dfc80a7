using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>Takes fields and items out of an object.</summary>
internal static class ItemRemover
{
    /// <summary>A copy without the given fields; what is left empty by that becomes null. Atomic lists and maps have no parts to take out.</summary>
    public static JsonNode? Remove(JsonNode? value, FieldSet removed, FieldType type)
    {
        var narrowed = type.For(value);
        return narrowed switch
        {
            { Map: { } map } => map.IsAtomic ? null : RemoveEntries(value as JsonObject, removed, map),
            { Scalar: not null } => value?.DeepClone(),
            { List: { IsAssociative: true } list } => RemoveItems(value as JsonArray, removed, list),
            _ => null,
        };
    }

    private static JsonObject? RemoveEntries(JsonObject? value, FieldSet removed, MapType type)
    {
        var kept = new JsonObject();
        foreach (var (name, entry) in value ?? [])
        {
            var element = PathElement.Field(name);
            if (!removed.HasMember(element))
            {
                kept[name] = RemoveBelow(entry, removed.Below(element), type.TypeOf(name) ?? FieldType.Deduced);
            }
        }

        return kept.Count > 0 ? kept : null;
    }

    private static JsonArray? RemoveItems(JsonArray? value, FieldSet removed, ListType type)
    {
        var kept = new JsonArray();
        foreach (var (element, item) in new ListIndex(value, type).Order)
        {
            if (!removed.HasMember(element))
            {
                kept.Add(RemoveBelow(item, removed.Below(element), type.Items));
            }
        }

        return kept.Count > 0 ? kept : null;
    }

    private static JsonNode? RemoveBelow(JsonNode? value, FieldSet removed, FieldType type) =>
        removed.IsEmpty ? value?.DeepClone() : Remove(value, removed, type);
}
