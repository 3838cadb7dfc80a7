using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>What counts as said in a schema's JSON: to Kubernetes, an empty value is as good as none.</summary>
internal static class SchemaKeywords
{
    /// <summary>Whether a keyword's value is absent, false, or empty.</summary>
    public static bool IsZero(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => value.GetValue<string>().Length == 0,
        JsonValueKind.Array => value.AsArray().Count == 0,
        _ => false,
    };

    /// <summary>Whether a keyword is set to something.</summary>
    public static bool Says(this JsonObject schema, string keyword) => !IsZero(schema[keyword]);

    /// <summary>The type; empty where the schema leaves it open.</summary>
    public static string TypeOf(JsonObject schema) => schema.Text("type") ?? "";

    /// <summary>The properties whose schemas are such.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> PropertiesOf(JsonObject schema) =>
        (schema.Map("properties") ?? []).Where(property => property.Value is JsonObject).Select(property => (property.Key, (JsonObject)property.Value!));
}
