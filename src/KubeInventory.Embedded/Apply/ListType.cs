using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>A list: owned as one, unless its items can be told apart by their values, as in a set, or by key fields.</summary>
internal sealed class ListType
{
    public required FieldType Items { get; init; }

    /// <summary>Whether items are owned one by one.</summary>
    public bool IsAssociative { get; init; }

    /// <summary>The fields that identify an item; none in a set.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The step to an item of an associative list; null, and why, if the item cannot be identified.</summary>
    public PathElement? Identify(JsonNode? item, out string complaint) => Keys.Count == 0 ? ByValue(item, out complaint) : ByKeys(item, out complaint);

    private static ValueElement? ByValue(JsonNode? item, out string complaint)
    {
        complaint = item switch
        {
            JsonObject => "associative list without keys has an element that's a map type",
            JsonArray => "not supported: associative list with lists as elements",
            null => "associative list without keys has an element that's an explicit null",
            _ => "",
        };
        return complaint.Length == 0 ? PathElement.Value(item) : null;
    }

    private KeyElement? ByKeys(JsonNode? item, out string complaint)
    {
        complaint = item switch
        {
            JsonObject => "",
            null => "associative list with keys may not have a null element",
            _ => "associative list with keys may not have non-map elements",
        };

        if (item is not JsonObject map)
        {
            return null;
        }

        // An item without a key field differs from all that have it, unless the field has a default.
        var fields = new List<KeyValuePair<string, JsonNode?>>(Keys.Count);
        foreach (var key in Keys)
        {
            if (map.TryGetPropertyValue(key, out var value) || TryGetDefault(key, out value))
            {
                fields.Add(KeyValuePair.Create(key, value));
            }
        }

        if (fields.Count > 0)
        {
            return PathElement.Key(fields);
        }

        var keys = string.Join(" ", Keys.Select(GoText.Quote));
        complaint = $"associative list with keys has an element that omits all key fields [{keys}] (and doesn't have default values for any key fields)";
        return null;
    }

    private bool TryGetDefault(string key, out JsonNode? value)
    {
        value = Items.Map?.Defaults.GetValueOrDefault(key);
        return value is not null;
    }
}
