using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tables;

/// <summary>The columns that a version of a CustomResourceDefinition asks for (<c>additionalPrinterColumns</c>).</summary>
internal static class CustomResourceColumns
{
    /// <summary>The columns, after the name; the age where it asks for none. From the first one with an unreadable path on they are left out.</summary>
    public static IReadOnlyList<TableColumn> Of(JsonObject version)
    {
        var declared = version.Maps("additionalPrinterColumns").ToList();
        List<TableColumn> columns = [CommonColumns.Name];
        if (declared.Count == 0)
        {
            return [CommonColumns.Name, CommonColumns.Age with { Type = "date" }];
        }

        foreach (var column in declared)
        {
            try
            {
                columns.Add(Column(column, JsonPath.Parse(column.Text("jsonPath") ?? "")));
            }
            catch (FormatException)
            {
                break;
            }
        }

        return columns;
    }

    private static TableColumn Column(JsonObject declared, JsonPath path)
    {
        var type = declared.Text("type") ?? "string";
        return new()
        {
            Name = declared.Text("name") ?? "",
            Type = type,
            Format = declared.Text("format") ?? "",
            Description = declared.Text("description") is { Length: > 0 } description
                ? description
                : $"Custom resource definition column (in JSONPath format): {declared.Text("jsonPath")}",
            Priority = declared.Count("priority") ?? 0,
            Cell = (obj, now) => Find(path, obj) is [var value, ..] ? Show(value, type, now) : null,
        };
    }

    // A cell has room for the first value; a path that does not fit the object leads to none.
    private static IReadOnlyList<JsonNode?> Find(JsonPath path, JsonObject obj)
    {
        try
        {
            return path.Find(obj);
        }
        catch (JsonPathException)
        {
            return [];
        }
    }

    private static JsonNode? Show(JsonNode? value, string type, DateTimeOffset now) => (type, value?.GetValueKind()) switch
    {
        ("string", null) => "<no value>",
        (_, null) => null,
        ("string", JsonValueKind.String) => value!.GetValue<string>(),
        ("string", _) => GoText.Show(value),
        ("integer", JsonValueKind.Number) => value!.AsInteger() ?? (long)value.AsNumber()!.Value,
        ("number", JsonValueKind.Number) => value!.DeepClone(),
        ("boolean", JsonValueKind.True or JsonValueKind.False) => value!.DeepClone(),
        ("date", JsonValueKind.String) => HumanDuration.Since(value!.GetValue<string>(), now),
        _ => null,
    };
}
