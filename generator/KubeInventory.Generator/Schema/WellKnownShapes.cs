using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Recognises the shapes of apimachinery that nearly every CRD repeats, and that the client has a type for.</summary>
/// <remarks>A shape is taken for what it looks like: its properties and their types. Bounds and descriptions may differ.</remarks>
internal static class WellKnownShapes
{
    private static readonly Dictionary<string, string> Condition = new()
    {
        ["type"] = "string",
        ["status"] = "string",
        ["reason"] = "string",
        ["message"] = "string",
        ["lastTransitionTime"] = "string",
    };

    private static readonly Dictionary<string, string> Requirement = new() { ["key"] = "string", ["operator"] = "string", ["values"] = "array" };

    /// <summary>The client's type for an object, or null if it has none.</summary>
    public static string? TypeOf(SchemaNode schema)
    {
        var properties = schema.Properties;
        return properties.Count switch
        {
            2 when IsLabelSelector(properties) => "LabelSelector",
            5 or 6 when IsCondition(properties) => "Condition",
            _ => null,
        };
    }

    private static bool IsCondition(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count(static property => Condition.TryGetValue(property.Key, out var type) && property.Value.Type == type) == 5
        && properties.All(static property => Condition.ContainsKey(property.Key) || property is { Key: "observedGeneration", Value.Type: "integer" })
        && properties.First(static property => property.Key == "lastTransitionTime").Value.Format is "date-time" or "second-time"
        && properties.First(static property => property.Key == "status").Value.EnumStrings.All(static value => value is "True" or "False" or "Unknown");

    private static bool IsLabelSelector(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.FirstOrDefault(static property => property.Key == "matchLabels").Value is { AdditionalProperties: { Type: "string" } }
        && properties.FirstOrDefault(static property => property.Key == "matchExpressions").Value is { Type: "array", Items: { } item }
        && item.Properties.Count == 3
        && item.Properties.All(static property => Requirement.TryGetValue(property.Key, out var type) && property.Value.Type == type)
        && item.Properties.First(static property => property.Key == "values").Value.Items?.Type == "string";
}
