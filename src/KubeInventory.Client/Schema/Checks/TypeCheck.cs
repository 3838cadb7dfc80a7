using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks that a value is of the schema's type.</summary>
internal static class TypeCheck
{
    public static bool Applies(StructuralSchema schema) => schema.Type is not null || schema.IntOrString || EnforcedFormat(schema) is not null;

    /// <summary>The format, where it means something for the schema's type.</summary>
    public static string? EnforcedFormat(StructuralSchema schema) => schema switch
    {
        { Format: null or "" } => null,
        { IntOrString: true } or { Type: null or "string" } => StringFormats.Find(schema.Format) is null ? null : schema.Format,
        { Type: "integer" } => schema.Format is "int32" or "int64" ? schema.Format : null,
        { Type: "number" } => schema.Format is "float" or "double" ? schema.Format : null,
        _ => null,
    };

    public static FieldError? Find(JsonNode? value, StructuralSchema schema, ValidationPlace place)
    {
        string[] expected = schema.IntOrString ? ["integer", "string"] : schema.Type is null ? [] : [schema.Type];
        if (value is null)
        {
            return expected.Length > 0 && !schema.Nullable ? place.NotOfType(string.Join(',', expected), "null") : null;
        }

        var kind = value.GetValueKind();
        var (actual, width) = TypeOf(value, kind);
        var fits = expected.Contains(actual)
            || (actual == "number" && expected.Contains("integer") && JsonNumber.IsIntegral(value.AsNumber()!.Value))
            || (actual == "integer" && expected.Contains("number"));
        var format = EnforcedFormat(schema);
        if (format is not null && kind is not (JsonValueKind.String or JsonValueKind.Array))
        {
            return fits || width == format ? null : place.NotOfType(format, width);
        }

        // What has a string format passes here and is judged by the format, which looks at strings only.
        var isJudgedByFormat = format is not null && !expected.Contains("integer") && !expected.Contains("number");
        return fits || isJudgedByFormat ? null : place.NotOfType(string.Join(',', expected), actual);
    }

    private static (string Type, string Width) TypeOf(JsonNode value, JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => ("string", ""),
        JsonValueKind.True or JsonValueKind.False => ("boolean", ""),
        JsonValueKind.Array => ("array", ""),
        JsonValueKind.Object => ("object", ""),
        _ => value.AsInteger() is null ? ("number", "float64") : ("integer", "int64"),
    };
}
