using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Fills in a schema's defaults, on every write and, because schemas change under stored objects, on every read.</summary>
/// <remarks>A null is first dropped where the schema neither allows null nor has a default; where it has one, the default replaces it.</remarks>
internal static class SchemaDefaulter
{
    /// <summary>Changes the object in place.</summary>
    public static void Default(JsonNode? value, StructuralSchema schema)
    {
        DropNulls(value, schema);
        Fill(value, schema);
    }

    /// <summary>Fills in defaults, also for nulls, and leaves the other nulls for validation to refuse, as apply does with what it merged.</summary>
    public static void DefaultMerged(JsonNode? value, StructuralSchema schema) => Fill(value, schema);

    private static void DropNulls(JsonNode? value, StructuralSchema? schema)
    {
        if (value is JsonArray list)
        {
            foreach (var item in list)
            {
                DropNulls(item, schema?.Items);
            }
        }
        else if (value is JsonObject map)
        {
            foreach (var (name, field) in map.ToArray())
            {
                var fieldSchema = schema?.SchemaOf(name);
                if (field is null && fieldSchema is { Nullable: false, HasDefault: false })
                {
                    map.Remove(name);
                }
                else
                {
                    DropNulls(field, fieldSchema);
                }
            }
        }
    }

    private static void Fill(JsonNode? value, StructuralSchema? schema)
    {
        if (schema is null)
        {
            return;
        }

        if (value is JsonObject map)
        {
            FillMap(map, schema);
        }
        else if (value is JsonArray list)
        {
            FillList(list, schema);
        }
    }

    private static void FillMap(JsonObject map, StructuralSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            if (property.HasDefault && (!map.TryGetPropertyValue(name, out var present) || (present is null && !property.Nullable)))
            {
                map[name] = property.Default?.DeepClone();
            }
        }

        foreach (var (name, field) in map.ToArray())
        {
            var fieldSchema = schema.SchemaOf(name);
            if (field is null && fieldSchema is { Nullable: false, HasDefault: true })
            {
                map[name] = fieldSchema.Default?.DeepClone();
            }

            Fill(map[name], fieldSchema);
        }
    }

    private static void FillList(JsonArray list, StructuralSchema schema)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] is null && schema.Items is { Nullable: false, HasDefault: true })
            {
                list[index] = schema.Items.Default?.DeepClone();
            }

            Fill(list[index], schema.Items);
        }
    }
}
