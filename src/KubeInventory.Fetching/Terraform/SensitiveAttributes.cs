using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Fetching;

/// <summary>Removes what a state marks as sensitive: each mark is a path of attribute names, map keys and list indices.</summary>
internal static class SensitiveAttributes
{
    public static void Remove(JsonObject attributes, JsonArray? paths)
    {
        foreach (var path in (paths ?? []).OfType<JsonArray>())
        {
            RemovePath(attributes, [.. path.Select(Step).OfType<JsonNode>()]);
        }
    }

    // A step is {"type": "get_attr", "value": "tags"} or {"type": "index", "value": {"value": "key", "type": "string"}}.
    private static JsonNode? Step(JsonNode? step) => step?["value"] is JsonObject typed ? typed["value"] : step?["value"];

    private static void RemovePath(JsonNode? node, ReadOnlySpan<JsonNode> steps)
    {
        if (steps.IsEmpty)
        {
            return;
        }

        var step = steps[0];
        var rest = steps[1..];
        switch (node)
        {
            case JsonObject map when rest.IsEmpty:
                map.Remove(step.ToString());
                break;
            case JsonObject map:
                RemovePath(map[step.ToString()], rest);
                break;
            case JsonArray list when step.GetValueKind() == JsonValueKind.Number && step.GetValue<int>() is var index && index < list.Count:
                if (rest.IsEmpty)
                {
                    list[index] = null;
                }
                else
                {
                    RemovePath(list[index], rest);
                }

                break;
        }
    }
}
