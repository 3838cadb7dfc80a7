using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Goes through the schemas inside a schema's JSON.</summary>
internal static class SchemaWalk
{
    private static readonly string[] Single = ["items", "additionalProperties", "not", "additionalItems"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions"];

    /// <summary>Whether the schema or one inside it is such.</summary>
    public static bool Any(JsonObject schema, Func<JsonObject, bool> predicate) =>
        predicate(schema) || Children(schema).Any(child => Any(child, predicate));

    private static IEnumerable<JsonObject> Children(JsonObject schema) =>
    [
        .. Single.Select(name => schema[name]).OfType<JsonObject>(),
        .. Lists.SelectMany(schema.Maps),
        .. Maps.SelectMany(name => (schema.Map(name) ?? []).Select(entry => entry.Value)).OfType<JsonObject>(),
    ];
}
