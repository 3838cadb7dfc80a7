using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Apply;

/// <summary>Reads from a schema how values are owned.</summary>
internal static class FieldTypeReader
{
    /// <summary>The type of a resource's objects; all deduced if there is no schema.</summary>
    public static FieldType OfResource(StructuralSchema? schema) =>
        schema is null ? FieldType.Deduced : FieldType.Of(ReadMap(schema, schema.PreserveUnknownFields, withMetadata: true));

    private static FieldType Read(StructuralSchema schema, bool preservesUnknown)
    {
        preservesUnknown |= schema.PreserveUnknownFields;
        return schema.Type switch
        {
            "object" => FieldType.Of(ReadMap(schema, preservesUnknown, schema.EmbeddedResource)),
            "array" => FieldType.Of(ReadList(schema, preservesUnknown)),
            "integer" or "number" => FieldType.Of(ScalarKind.Number),
            "boolean" => FieldType.Of(ScalarKind.Truth),
            "string" => FieldType.Of(schema.Format is null or "" or "byte" ? ScalarKind.Text : ScalarKind.Any),
            _ => FieldType.OfAny(ReadList(schema, preservesUnknown), ReadMap(schema, preservesUnknown, schema.EmbeddedResource)),
        };
    }

    private static MapType ReadMap(StructuralSchema schema, bool preservesUnknown, bool withMetadata)
    {
        var fields = schema.Properties.ToDictionary(property => property.Key, property => Read(property.Value, preservesUnknown));
        if (withMetadata)
        {
            fields["apiVersion"] = FieldType.Of(ScalarKind.Text);
            fields["kind"] = FieldType.Of(ScalarKind.Text);
            fields["metadata"] = ObjectMetaType.Instance;
        }

        // An object of which nothing is said may have any field.
        var others = preservesUnknown || fields.Count == 0 ? FieldType.Deduced : null;
        return new MapType
        {
            Fields = fields,
            Defaults = schema.Properties
                .Where(property => property.Value.Default is not null)
                .ToDictionary(property => property.Key, property => property.Value.Default!),
            Entries = schema.AdditionalProperties is { } additional ? Read(additional, preservesUnknown) : others,
            IsAtomic = schema.MapType == "atomic",
        };
    }

    private static ListType ReadList(StructuralSchema schema, bool preservesUnknown) => new()
    {
        Items = schema.Items is { } items ? Read(items, preservesUnknown) : FieldType.Untyped,
        IsAssociative = schema.ListType is "set" or "map",
        Keys = schema.ListType == "map" ? schema.ListMapKeys : [],
    };
}
