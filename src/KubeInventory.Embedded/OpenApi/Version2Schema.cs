using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>A schema in OpenAPI 2, which knows neither alternatives nor null: what it cannot say is left open.</summary>
internal static class Version2Schema
{
    private static readonly string[] Unknown = ["allOf", "anyOf", "oneOf", "not", "nullable"];

    public static JsonObject Of(JsonObject schema)
    {
        if (schema["allOf"] is JsonArray { Count: 1 } all && all[0] is JsonObject only && only.ContainsKey("$ref"))
        {
            var reference = Of(only);
            reference["description"] = schema["description"]?.DeepClone();
            return reference;
        }

        // A type would exclude null.
        var dropped = schema.Flag("nullable") ? (string[])[.. Unknown, "type", "items", "properties"] : Unknown;
        return new JsonObject(schema
            .Where(keyword => !dropped.Contains(keyword.Key))
            .Select(keyword => KeyValuePair.Create(keyword.Key, Rewrite(keyword.Key, keyword.Value))));
    }

    private static JsonNode? Rewrite(string keyword, JsonNode? value) => (keyword, value) switch
    {
        ("$ref", JsonValue target) => target.GetValue<string>().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal),
        ("properties", JsonObject properties) => new JsonObject(properties.Select(property =>
            KeyValuePair.Create(property.Key, (JsonNode?)Of(property.Value!.AsObject())))),
        ("items" or "additionalProperties", JsonObject schema) => Of(schema),
        _ => value?.DeepClone(),
    };
}
