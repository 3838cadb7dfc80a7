using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks the fields that a field selector may name.</summary>
internal static class SelectableFieldsValidation
{
    private const int MaxFields = 8;

    public static void Validate(JsonArray fields, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < fields.Count; index++)
        {
            ValidateField((fields[index] as JsonObject)?.Text("jsonPath"), schema, seen, path.Index(index).Child("jsonPath"), errors);
        }

        if (seen.Count > MaxFields)
        {
            errors.TooMany(path, seen.Count, MaxFields);
        }
    }

    private static void ValidateField(string? jsonPath, StructuralSchema schema, HashSet<string> seen, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(jsonPath))
        {
            errors.Required(path);
            return;
        }

        if (SimpleFieldPath.TryParse(jsonPath, schema, allowSubscripts: false, out var complaint) is not { } field)
        {
            errors.Invalid(path, jsonPath, $"is an invalid path: {complaint}");
            return;
        }

        if (field.Names is ["metadata", ..])
        {
            errors.Invalid(path, jsonPath, "must not point to fields in metadata");
        }

        if (field.Schema.Type is not ("string" or "boolean" or "integer"))
        {
            errors.Invalid(path, jsonPath, "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.");
        }

        if (!seen.Add(field.Path.ToString()))
        {
            errors.Duplicate(path, jsonPath);
        }
    }
}
