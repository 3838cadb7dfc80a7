using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks that lists of type <c>set</c> repeat no item and lists of type <c>map</c> no key.</summary>
internal static class ListTypeValidator
{
    public static void Validate(JsonNode? value, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        if (value is JsonArray list)
        {
            ValidateList(list, schema, path, errors);
        }
        else if (value is JsonObject map)
        {
            foreach (var (name, field) in map)
            {
                if (schema.Properties.TryGetValue(name, out var property))
                {
                    Validate(field, property, path.Child(name), errors);
                }
                else if (schema.AdditionalProperties is { } additional)
                {
                    Validate(field, additional, path.Key(name), errors);
                }
            }
        }
    }

    private static void ValidateList(JsonArray list, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        if (schema.ListType == "set")
        {
            RefuseRepetitions(list, path, errors);
        }
        else if (schema.ListType == "map")
        {
            ValidateKeys(list, schema, path, errors);
        }

        if (schema.Items is { } items)
        {
            for (var index = 0; index < list.Count; index++)
            {
                Validate(list[index], items, path.Index(index), errors);
            }
        }
    }

    private static void ValidateKeys(JsonArray list, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] is { } item and not JsonObject)
            {
                errors.Invalid(path.Index(index), item.DeepClone(), "must be an object for an array of list-type map");
                return;
            }
        }

        RefuseRepetitions(list.Select(item => KeyOf(item as JsonObject, schema)), path, errors);
    }

    private static JsonObject KeyOf(JsonObject? item, StructuralSchema schema) => new(schema.ListMapKeys
        .Where(key => item?.ContainsKey(key) ?? false)
        .Select(key => KeyValuePair.Create(key, item![key]?.DeepClone())));

    // A value that occurs thrice is reported once, where it first repeats.
    private static void RefuseRepetitions(IEnumerable<JsonNode?> values, FieldPath path, FieldErrors errors)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var value in values)
        {
            var text = value?.GetValueKind() == JsonValueKind.String ? GoText.Quote(value.GetValue<string>()) : GoText.Json(value);
            times[text] = times.GetValueOrDefault(text) + 1;
            if (times[text] == 2)
            {
                errors.Duplicate(path.Index(index), value?.DeepClone());
            }

            index++;
        }
    }
}
