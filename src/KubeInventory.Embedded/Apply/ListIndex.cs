using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>The items of an associative list by their steps. Items that cannot be identified are left out.</summary>
internal sealed class ListIndex
{
    private readonly Dictionary<PathElement, (PathElement Element, List<JsonNode?> Values)> _items = [];

    public ListIndex(JsonArray? list, ListType type)
    {
        foreach (var item in list ?? [])
        {
            if (type.Identify(item, out _) is not { } element)
            {
                continue;
            }

            if (!_items.TryGetValue(element, out var known))
            {
                _items[element] = known = (element, []);
                Items.Add(known);
            }

            known.Values.Add(item);
            Order.Add((element, item));
        }
    }

    /// <summary>Each step with the items that it leads to, in the order of first appearance.</summary>
    public List<(PathElement Element, List<JsonNode?> Values)> Items { get; } = [];

    /// <summary>Each item with its step, in the list's order.</summary>
    public List<(PathElement Element, JsonNode? Item)> Order { get; } = [];

    public bool Contains(PathElement element) => _items.ContainsKey(element);

    /// <summary>The items that the step leads to; mostly one.</summary>
    public IReadOnlyList<JsonNode?> this[PathElement element] => _items.TryGetValue(element, out var found) ? found.Values : [];
}
