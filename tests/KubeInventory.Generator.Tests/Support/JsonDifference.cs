using System.Text.Json.Nodes;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>Says where two JSON values differ.</summary>
internal static class JsonDifference
{
    /// <summary>Path and both values of the first difference; empty if there is none.</summary>
    public static string Between(JsonNode? left, JsonNode? right, string path = "$")
    {
        if (JsonNode.DeepEquals(left, right))
        {
            return "";
        }

        var parts = (left, right) switch
        {
            (JsonObject a, JsonObject b) => a.Select(static field => field.Key).Union(b.Select(static field => field.Key))
                .Select(name => Between(a[name], b[name], $"{path}.{name}")),
            (JsonArray a, JsonArray b) when a.Count == b.Count => a.Select((item, index) => Between(item, b[index], $"{path}[{index}]")),
            _ => [],
        };
        return parts.FirstOrDefault(static part => part.Length > 0) ?? $"{path}: {Print(left)} became {Print(right)}";
    }

    private static string Print(JsonNode? node) => node?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 200)] : "null or nothing";
}
