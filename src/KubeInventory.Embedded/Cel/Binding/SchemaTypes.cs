using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>The CEL types of the values that a schema describes.</summary>
internal static class SchemaTypes
{
    /// <summary>The type; null where the schema says too little for rules to see the value.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isResourceRoot">Whether the value is a whole resource.</param>
    /// <param name="name">The name of the type if it is an object, and the start of those below it.</param>
    public static CelType? Of(StructuralSchema schema, bool isResourceRoot, string name)
    {
        if (schema.IntOrString)
        {
            return CelType.Dyn;
        }

        return schema.Type switch
        {
            "array" when schema.Items is { } items && Of(items, items.EmbeddedResource, $"{name}.@idx") is { } element =>
                CelType.List(element),
            "object" => OfObject(isResourceRoot ? ResourceRoot.WithTypeAndMeta(schema) : schema, name),
            "string" => OfString(schema.Format),
            "boolean" => CelType.Bool,
            "number" => CelType.Double,
            "integer" => CelType.Int,
            _ => null,
        };
    }

    /// <summary>The schema of a map's values; null where the object is no map.</summary>
    public static StructuralSchema? MapValues(StructuralSchema schema) =>
        ReferenceEquals(schema.AdditionalProperties, StructuralSchema.Empty) ? null : schema.AdditionalProperties;

    private static CelType? OfObject(StructuralSchema schema, string name)
    {
        if (MapValues(schema) is { } values)
        {
            return Of(values, values.EmbeddedResource, $"{name}.@elem") is { } value ? CelType.Map(CelType.String, value) : null;
        }

        var fields = new Dictionary<string, CelType>();
        foreach (var (property, propertySchema) in schema.Properties)
        {
            if (PropertyName.Escape(property) is { } field
                && Of(propertySchema, propertySchema.EmbeddedResource, $"{name}.{field}") is { } type)
            {
                fields[field] = type;
                if (PropertyName.IsReserved(property))
                {
                    // After a dot, a keyword can be nothing but a field, and so may be written as it is.
                    fields[property] = type;
                }
            }
        }

        return CelType.Object(name, fields);
    }

    private static CelType OfString(string? format) => format switch
    {
        "byte" => CelType.Bytes,
        "duration" => CelType.Duration,
        "date" or "date-time" => CelType.Timestamp,
        _ => CelType.String,
    };
}
