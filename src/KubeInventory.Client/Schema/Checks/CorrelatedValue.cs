using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>What a value was before an update, as far as it can be found: fields by name, items of keyed lists by key.</summary>
/// <param name="IsKnown">Whether there was such a value.</param>
/// <param name="Value">The value.</param>
internal readonly record struct CorrelatedValue(bool IsKnown, JsonNode? Value)
{
    public static CorrelatedValue Unknown => default;

    public static CorrelatedValue Of(JsonNode? value) => new(true, value);

    public CorrelatedValue Field(string name) =>
        Value is JsonObject map && map.TryGetPropertyValue(name, out var field) ? Of(field) : Unknown;

    public CorrelatedValue Item(JsonNode? item, StructuralSchema listSchema)
    {
        if (listSchema.ListType != "map" || item is not JsonObject wanted || Value is not JsonArray list)
        {
            return Unknown;
        }

        var found = list.FirstOrDefault(candidate => candidate is JsonObject map && HasSameKeys(map, wanted, listSchema.ListMapKeys));
        return found is null ? Unknown : Of(found);
    }

    private static bool HasSameKeys(JsonObject left, JsonObject right, IReadOnlyList<string> keys) =>
        keys.All(key => JsonNode.DeepEquals(left[key], right[key]));
}
