using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks the columns that a version adds to tables.</summary>
internal static class CrdColumnsValidation
{
    private static readonly string[] Types = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] Formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    public static void Validate(JsonObject version, FieldPath path, FieldErrors errors)
    {
        var index = 0;
        foreach (var column in version.Maps("additionalPrinterColumns"))
        {
            ValidateColumn(column, path.Index(index++), errors);
        }
    }

    private static void ValidateColumn(JsonObject column, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(column.Text("name")))
        {
            errors.Required(path.Child("name"));
        }

        if (string.IsNullOrEmpty(column.Text("type")))
        {
            errors.Required(path.Child("type"), $"must be one of {string.Join(',', Types)}");
        }
        else
        {
            CheckOneOf(column.Text("type")!, Types, path.Child("type"), errors);
        }

        if (column.Text("format") is { Length: > 0 } format)
        {
            CheckOneOf(format, Formats, path.Child("format"), errors);
        }

        var jsonPath = column.Text("jsonPath");
        if (string.IsNullOrEmpty(jsonPath))
        {
            errors.Required(path.Child("JSONPath"));
        }
        else if (!jsonPath.StartsWith('.'))
        {
            errors.Invalid(path.Child("JSONPath"), jsonPath, "must be a simple json path starting with .");
        }
    }

    private static void CheckOneOf(string value, string[] allowed, FieldPath path, FieldErrors errors)
    {
        if (!allowed.Contains(value))
        {
            errors.Invalid(path, value, $"must be one of {string.Join(',', allowed)}");
        }
    }
}
