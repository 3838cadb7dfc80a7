using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Recognises the shapes of apimachinery that nearly every CRD repeats, and that the client has a type for.</summary>
internal static class WellKnownShapes
{
    private static readonly Dictionary<string, string> Condition = new()
    {
        ["type"] = "string", ["status"] = "string", ["reason"] = "string", ["message"] = "string", ["lastTransitionTime"] = "string",
    };

    /// <summary>The client's type for an object, or null if it has none.</summary>
    public static string? TypeOf(SchemaNode schema)
    {
        var properties = schema.Properties;
        return IsCondition(properties) ? "Condition" : null;
    }

    private static bool IsCondition(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count is 5 or 6
        && properties.Count(static property => Condition.TryGetValue(property.Key, out var type) && property.Value.Type == type) == 5
        && properties.All(static property => Condition.ContainsKey(property.Key) || property is { Key: "observedGeneration", Value.Type: "integer" })
        && properties.First(static property => property.Key == "lastTransitionTime").Value.Format is "date-time" or "second-time"
        && HasStatusValues(properties.First(static property => property.Key == "status").Value);

    private static bool HasStatusValues(SchemaNode status) =>
        status.EnumStrings is var values && (values.Count == 0 || values.All(static value => value is "True" or "False" or "Unknown"));
}
