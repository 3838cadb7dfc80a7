using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tables;

/// <summary>Shows objects as a <c>meta.k8s.io/v1</c> Table, which is what <c>kubectl get</c> prints. Thread-safe.</summary>
internal sealed class TableConverter(IReadOnlyList<TableColumn> columns, TimeProvider time)
{
    /// <summary>The table of one object.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="include">What goes with the row.</param>
    /// <param name="hasHeaders">Whether columns are described; after the first event of a watch they are not.</param>
    public JsonObject Convert(JsonObject obj, TableRowObject include, bool hasHeaders = true)
    {
        var metadata = new JsonObject { ["resourceVersion"] = obj.Map("metadata")?["resourceVersion"]?.DeepClone() };
        return Convert([obj], metadata, include, hasHeaders);
    }

    /// <summary>The table of a list.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="listMetadata">The metadata of the list: resourceVersion, continue, remainingItemCount.</param>
    /// <param name="include">What goes with the rows.</param>
    /// <param name="hasHeaders">Whether columns are described.</param>
    public JsonObject Convert(IEnumerable<JsonObject> objects, JsonObject listMetadata, TableRowObject include, bool hasHeaders = true)
    {
        var now = time.GetUtcNow();
        return new JsonObject
        {
            ["kind"] = "Table",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = listMetadata,
            ["columnDefinitions"] = hasHeaders ? new JsonArray([.. columns.Select(column => column.ToDefinition())]) : null,
            ["rows"] = new JsonArray([.. objects.Select(obj => ToRow(obj, include, now))]),
        };
    }

    private JsonObject ToRow(JsonObject obj, TableRowObject include, DateTimeOffset now) => new()
    {
        ["cells"] = new JsonArray([.. columns.Select(column => column.Cell(obj, now))]),
        ["object"] = include switch
        {
            TableRowObject.Object => obj.DeepClone(),
            TableRowObject.Metadata => PartialMetadata(obj),
            _ => null,
        },
    };

    private static JsonObject PartialMetadata(JsonObject obj) => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = obj["metadata"]?.DeepClone(),
    };
}
