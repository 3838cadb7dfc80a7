using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Finds items of a list of type map by their keys; finds nothing in lists of other types.</summary>
internal sealed class KeyedItems
{
    private readonly IReadOnlyList<string> _keys;
    private readonly Dictionary<string, JsonNode> _items = [];

    public KeyedItems(StructuralSchema schema, JsonArray? list)
    {
        _keys = schema.ListType == "map" ? schema.ListMapKeys : [];
        foreach (var item in list ?? [])
        {
            if (KeyOf(item) is { } key)
            {
                _items.TryAdd(key, item!);
            }
        }
    }

    /// <summary>The item with the same keys as the given one.</summary>
    public JsonNode? Find(JsonNode? item) => KeyOf(item) is { } key ? _items.GetValueOrDefault(key) : null;

    private string? KeyOf(JsonNode? item)
    {
        if (_keys.Count == 0 || item is not JsonObject map)
        {
            return null;
        }

        var parts = _keys.Select(key => (map[key] as JsonValue)?.ToJsonString()).ToList();
        return parts.Contains(null) ? null : string.Join(',', parts);
    }
}
