using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Shows JSON to rules as the values that its schema declares; below the surface only when they look.</summary>
internal static class SchemaValue
{
    public static CelValue Of(JsonNode? node, StructuralSchema schema)
    {
        if (node is null)
        {
            return schema.Nullable ? CelNull.Value : new CelError("invalid data, got null for schema with nullable=false");
        }

        var kind = node.GetValueKind();
        if (schema.IntOrString)
        {
            return kind is JsonValueKind.String ? new CelString(node.GetValue<string>())
                : node.AsInteger() is { } integer ? new CelInt(integer)
                : new CelError("invalid data, expected XIntOrString value to be either a string or integer");
        }

        return schema.Type switch
        {
            "object" => node is JsonObject map
                ? new SchemaObject(map, schema)
                : new CelError("invalid data, expected a map for the provided schema with type=object"),
            "array" => OfArray(node, schema),
            "string" => kind is JsonValueKind.String ? OfText(node.GetValue<string>(), schema.Format) : Unexpected("string", node),
            "number" => node.AsNumber() is { } number ? new CelDouble(number) : Unexpected("float", node),
            "integer" => node.AsInteger() is { } number ? new CelInt(number) : Unexpected("int", node),
            "boolean" => kind is JsonValueKind.True ? CelBool.True : kind is JsonValueKind.False ? CelBool.False : Unexpected("bool", node),
            _ => new UnknownValue(node),
        };
    }

    private static CelError Unexpected(string expected, JsonNode node)
    {
        var found = node.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Number => node.AsInteger() is null ? "float64" : "int64",
            JsonValueKind.Array => "[]interface {}",
            _ => "map[string]interface {}",
        };
        return new CelError($"invalid data, expected {expected}, got {found}");
    }

    private static CelValue OfArray(JsonNode node, StructuralSchema schema) => (node, schema.Items) switch
    {
        (not JsonArray, _) => new CelError("invalid data, expected an array for the provided schema with type=array"),
        (_, null) => new CelError("invalid array type, expected Items with a non-empty Schema"),
        (JsonArray array, { } items) => schema.ListType switch
        {
            "set" => new SchemaSet(array, items),
            "map" => new SchemaMapList(array, items, schema.ListMapKeys),
            _ => new SchemaList(array, items),
        },
    };

    private static CelValue OfText(string text, string? format)
    {
        switch (format)
        {
            case "duration":
                return LenientTime.ParseDuration(text) is { } nanoseconds
                    ? new CelDuration(nanoseconds)
                    : new CelError($"Invalid duration {text}");
            case "date":
                return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? CelTimestamp.Of((Int128)(date - DateTime.UnixEpoch).Ticks * 100)
                    : new CelError($"Invalid date formatted string {text}");
            case "date-time":
                return LenientTime.ParseTimestamp(text) ?? new CelError($"Invalid date-time formatted string {text}");
            case "byte":
                var bytes = new byte[text.Length];
                return Convert.TryFromBase64String(text, bytes, out var length)
                    ? new CelBytes(bytes.AsMemory(0, length))
                    : new CelError($"Invalid byte formatted string {text}");
            default:
                return new CelString(text);
        }
    }
}
