using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Recognises the shapes of apimachinery that nearly every CRD repeats, and that the client has a type for.</summary>
/// <remarks>A shape is taken for what it looks like: its properties and their types. Bounds and descriptions may differ.</remarks>
internal static class WellKnownShapes
{
    private static readonly (string Name, string Type)[] Condition =
        [("type", "string"), ("status", "string"), ("reason", "string"), ("message", "string"), ("lastTransitionTime", "string")];

    private static readonly (string Name, string Type)[] Requirement = [("key", "string"), ("operator", "string"), ("values", "array")];

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
        Condition.All(expected => Find(properties, expected.Name)?.Type == expected.Type)
        && (properties.Count == Condition.Length || Find(properties, "observedGeneration") is { Type: "integer" })
        && Find(properties, "lastTransitionTime") is { Format: "date-time" or "second-time" }
        && Find(properties, "status")!.EnumStrings.All(static value => value is "True" or "False" or "Unknown");

    private static bool IsLabelSelector(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        Find(properties, "matchLabels") is { AdditionalProperties: { Type: "string" } }
        && Find(properties, "matchExpressions") is { Type: "array", Items: { } item }
        && item.Properties.Count == Requirement.Length
        && Requirement.All(expected => Find(item.Properties, expected.Name)?.Type == expected.Type)
        && Find(item.Properties, "values") is { Items.Type: "string" };

    private static SchemaNode? Find(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties, string name) =>
        properties.FirstOrDefault(property => property.Key == name).Value;
}
