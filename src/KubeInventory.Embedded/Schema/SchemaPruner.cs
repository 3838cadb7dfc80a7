using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Removes what a schema does not specify, and says what that was.</summary>
internal static class SchemaPruner
{
    /// <summary>Prunes an object in place. <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> need no schema, here and in embedded resources.</summary>
    /// <returns>The paths of unknown fields in order, for messages such as <c>unknown field "spec.foo"</c>.</returns>
    public static IReadOnlyList<string> Prune(JsonObject obj, StructuralSchema schema)
    {
        var unknown = new List<string>();
        Prune(obj, schema with { EmbeddedResource = true }, "", unknown);
        unknown.Sort(StringComparer.Ordinal);
        return unknown;
    }

    /// <summary>Prunes a value that is not an object of its own, such as a default.</summary>
    public static void PruneValue(JsonNode? value, StructuralSchema schema) => Prune(value, schema, "", []);

    private static void Prune(JsonNode? value, StructuralSchema? schema, string path, List<string> unknown)
    {
        if (value is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                // What preserves unknown fields in a list preserves them in its items.
                var items = schema is { PreserveUnknownFields: true } ? Preserving(schema.Items) : schema?.Items;
                Prune(list[index], items, $"{path}[{index}]", unknown);
            }
        }
        else if (value is JsonObject map)
        {
            PruneMap(map, schema, path, unknown);
        }
    }

    private static void PruneMap(JsonObject map, StructuralSchema? schema, string path, List<string> unknown)
    {
        foreach (var (name, field) in map.ToArray())
        {
            var fieldPath = path.Length == 0 ? name : $"{path}.{name}";
            if (schema is { EmbeddedResource: true } && name is ("apiVersion" or "kind" or "metadata"))
            {
                continue;
            }

            if (schema?.SchemaOf(name) is { } fieldSchema)
            {
                Prune(field, fieldSchema, fieldPath, unknown);
            }
            else if (schema is not { PreserveUnknownFields: true })
            {
                unknown.Add(fieldPath);
                map.Remove(name);
            }
        }
    }

    private static StructuralSchema Preserving(StructuralSchema? schema) =>
        (schema ?? StructuralSchema.Empty) with { PreserveUnknownFields = true };
}
