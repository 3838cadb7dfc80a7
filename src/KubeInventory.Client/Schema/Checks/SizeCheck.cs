using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks how many items or properties a value has, and that items differ where they must.</summary>
internal static class SizeCheck
{
    public static FieldError? FindItems(JsonArray list, StructuralSchema schema, ValidationPlace place)
    {
        if (schema.MinItems is { } min && list.Count < min)
        {
            return place.Invalid(JsonValue.Create(list.Count), $"{place.Path} in body should have at least {min} items");
        }

        if (schema.MaxItems is { } max && list.Count > max)
        {
            return place.TooMany(list.Count, max);
        }

        return schema.UniqueItems && HasDuplicates(list)
            ? place.Invalid(JsonValue.Create(""), $"{place.Path} in body shouldn't contain duplicates")
            : null;
    }

    public static FieldError? FindProperties(JsonObject map, StructuralSchema schema, ValidationPlace place)
    {
        if (schema.MinProperties is { } min && map.Count < min)
        {
            return place.Invalid(JsonValue.Create(map.Count), $"{place.Path} in body should have at least {min} properties");
        }

        return schema.MaxProperties is { } max && map.Count > max ? place.TooMany(map.Count, max) : null;
    }

    private static bool HasDuplicates(JsonArray list) =>
        list.Where((item, index) => list.Take(index).Any(earlier => JsonNode.DeepEquals(earlier, item))).Any();
}
