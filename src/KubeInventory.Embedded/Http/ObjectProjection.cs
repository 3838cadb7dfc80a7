using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Tables;

namespace KubeInventory.Embedded.Http;

/// <summary>Turns objects into what a client asked for. One for each request; of a watch it knows what was sent before.</summary>
internal abstract class ObjectProjection
{
    public static ObjectProjection For(ApiRequest request) => request.Form.Projection switch
    {
        Projection.Metadata => new MetadataProjection(request.Form.MetaApiVersion),
        Projection.Table => new TableProjection(
            new TableConverter(request.Resource.Columns, request.Time), Include(request), request.Form.MetaApiVersion),
        _ => new WholeProjection(request.Resource),
    };

    /// <summary>One object.</summary>
    public abstract JsonObject One(JsonObject obj);

    /// <summary>A list with its ListMeta.</summary>
    public abstract JsonObject List(IEnumerable<JsonObject> objects, JsonObject metadata);

    private static TableRowObject Include(ApiRequest request) => request.Http.Query["includeObject"].ToString() switch
    {
        "None" => TableRowObject.None,
        "Object" => TableRowObject.Object,
        _ => TableRowObject.Metadata,
    };

    private sealed class WholeProjection(ServedResource resource) : ObjectProjection
    {
        public override JsonObject One(JsonObject obj) => obj;

        public override JsonObject List(IEnumerable<JsonObject> objects, JsonObject metadata) => new()
        {
            ["kind"] = resource.ListKind,
            ["apiVersion"] = resource.ApiVersion,
            ["metadata"] = metadata,
            ["items"] = new JsonArray([.. objects.Select(Item)]),
        };

        // Lists of built-in kinds do not repeat the kind in each item.
        private JsonNode Item(JsonObject obj)
        {
            if (resource.Strategy.ListsBareItems)
            {
                obj.Remove("apiVersion");
                obj.Remove("kind");
            }

            return obj;
        }
    }

    private sealed class MetadataProjection(string apiVersion) : ObjectProjection
    {
        public override JsonObject One(JsonObject obj) => new()
        {
            ["kind"] = "PartialObjectMetadata",
            ["apiVersion"] = apiVersion,
            ["metadata"] = obj.Metadata().DeepClone(),
        };

        public override JsonObject List(IEnumerable<JsonObject> objects, JsonObject metadata) => new()
        {
            ["kind"] = "PartialObjectMetadataList",
            ["apiVersion"] = apiVersion,
            ["metadata"] = metadata,
            ["items"] = new JsonArray([.. objects.Select(One)]),
        };
    }

    private sealed class TableProjection(TableConverter tables, TableRowObject include, string apiVersion) : ObjectProjection
    {
        private bool _hasHeaders = true;

        // A watch describes the columns once.
        public override JsonObject One(JsonObject obj)
        {
            var table = tables.Convert(obj, include, _hasHeaders);
            _hasHeaders = false;
            return InVersion(table);
        }

        public override JsonObject List(IEnumerable<JsonObject> objects, JsonObject metadata) =>
            InVersion(tables.Convert(objects, metadata, include));

        private JsonObject InVersion(JsonObject table)
        {
            table["apiVersion"] = apiVersion;
            foreach (var row in table.Maps("rows"))
            {
                if (row.Map("object") is { } obj && obj.Text("kind") == "PartialObjectMetadata")
                {
                    obj["apiVersion"] = apiVersion;
                }
            }

            return table;
        }
    }
}
