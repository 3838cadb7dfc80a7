using System.Text;
using System.Text.Json;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>How large the values of a schema can become, in the largest request that the server takes.</summary>
/// <param name="MaxElements">The most characters, items or entries; 0 for what has no size.</param>
/// <param name="MinSerializedSize">The fewest bytes of a value as JSON.</param>
/// <param name="Fields">The fields of an object, by escaped name.</param>
/// <param name="Element">The items of a list, or the values of a map.</param>
/// <param name="IsMap">Whether elements have names.</param>
internal sealed record SizedSchema(
    long MaxElements,
    long MinSerializedSize,
    IReadOnlyDictionary<string, SizedSchema>? Fields = null,
    SizedSchema? Element = null,
    bool IsMap = false)
{
    private const long MaxRequestBytes = 3 * 1024 * 1024;
    private const long MinTextBytes = 2;
    private const long TimeBytes = 32;
    private const long DateBytes = 12;

    /// <summary>How often such a value can occur in one object.</summary>
    public ulong MaxOccurrences => (ulong)(MaxRequestBytes / (MinSerializedSize + 1));

    /// <summary>The sizes; null where rules do not see the value.</summary>
    public static SizedSchema? Of(StructuralSchema schema, bool isResourceRoot)
    {
        if (schema.IntOrString)
        {
            return new SizedSchema(MaxTextLength(schema, MaxRequestBytes - 2), 1);
        }

        return schema.Type switch
        {
            "array" when schema.Items is { } items && Of(items, items.EmbeddedResource) is { } element => new SizedSchema(
                AtLeastZero(schema.MaxItems) ?? ((MaxRequestBytes - 2) / (element.MinSerializedSize + 1)), 2, Element: element),
            "object" => OfObject(isResourceRoot ? ResourceRoot.WithTypeAndMeta(schema) : schema),
            "string" => OfString(schema),
            "boolean" => new SizedSchema(0, 4),
            "number" or "integer" => new SizedSchema(0, 1),
            _ => null,
        };
    }

    private static long? AtLeastZero(long? limit) => limit is { } value ? Math.Max(value, 0) : null;

    private static long MaxTextLength(StructuralSchema schema, long otherwise) =>
        // A character has up to four bytes.
        AtLeastZero(schema.MaxLength) * 4 ?? otherwise;

    private static SizedSchema OfMap(StructuralSchema schema, SizedSchema value)
    {
        var maxEntries = AtLeastZero(schema.MaxProperties) ?? ((MaxRequestBytes - 2) / (value.MinSerializedSize + 6));
        return new SizedSchema(maxEntries, 2, Element: value, IsMap: true);
    }

    private static SizedSchema? OfObject(StructuralSchema schema)
    {
        if (SchemaTypes.MapValues(schema) is { } values)
        {
            return Of(values, values.EmbeddedResource) is { } value ? OfMap(schema, value) : null;
        }

        var fields = new Dictionary<string, SizedSchema>();
        var minBytes = 2L;
        foreach (var (name, property) in schema.Properties)
        {
            if (Of(property, property.EmbeddedResource) is not { } size)
            {
                continue;
            }

            if (PropertyName.Escape(name) is { } field)
            {
                fields[field] = size;
            }

            if (schema.Required.Contains(name) && !property.HasDefault)
            {
                minBytes += Encoding.UTF8.GetByteCount(name) + size.MinSerializedSize + 4;
            }
        }

        return new SizedSchema(0, minBytes, fields);
    }

    private static SizedSchema OfString(StructuralSchema schema) => schema.Format switch
    {
        "byte" => new SizedSchema(AtLeastZero(schema.MaxLength) ?? (MaxRequestBytes - 2), MinTextBytes),
        "duration" => new SizedSchema(TimeBytes, 3),
        "date" => new SizedSchema(DateBytes, DateBytes),
        "date-time" => new SizedSchema(TimeBytes, 21),
        _ => new SizedSchema(MaxTextLength(schema, LongestEnumValue(schema) ?? (MaxRequestBytes - 2)), MinTextBytes),
    };

    private static long? LongestEnumValue(StructuralSchema schema) => schema.Enum is { Count: > 0 } values
        ? values.Max(value => value?.GetValueKind() is JsonValueKind.String ? Encoding.UTF8.GetByteCount(value.GetValue<string>()) : 0)
        : null;
}
