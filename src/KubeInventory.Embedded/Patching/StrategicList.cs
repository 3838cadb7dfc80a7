using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Patching;

/// <summary>A list of which a strategic merge patch changes single items.</summary>
/// <param name="mergeKey">The field that identifies an item; null where items are plain values.</param>
internal sealed class StrategicList(string? mergeKey)
{
    private const string Directive = "$patch";

    private static readonly Dictionary<string, StrategicList> Lists = new()
    {
        [".metadata.finalizers"] = new(mergeKey: null),
        [".metadata.ownerReferences"] = new("uid"),
    };

    /// <summary>The strategy of the list at the path; null if it is replaced as a whole.</summary>
    public static StrategicList? At(string path) => Lists.GetValueOrDefault(path);

    /// <summary>Sets the field to the merged list; returns what is wrong with the patch, or null.</summary>
    /// <param name="target">The object that has the list.</param>
    /// <param name="name">The list's field.</param>
    /// <param name="current">The items there are.</param>
    /// <param name="patch">The items to add, change or delete.</param>
    /// <param name="order">The items in the order wanted; what it doesn't name keeps its place among its neighbours.</param>
    public string? Merge(JsonObject target, string name, JsonArray current, JsonArray patch, JsonArray order)
    {
        var keyless = mergeKey is null ? null : patch.Concat(current).Concat(order).FirstOrDefault(item => Identity(item) is null && !Replaces(item));
        if (keyless is not null)
        {
            return $"map: {GoText.Json(keyless)} does not contain declared merge key: {mergeKey}";
        }

        var items = patch.Any(Replaces) ? [] : current.ToList();
        foreach (var change in patch.Where(change => !Replaces(change)))
        {
            Change(items, change);
        }

        target[name] = new JsonArray([.. InOrder(items, current, order).Select(item => item?.DeepClone())]);
        return null;
    }

    private void Change(List<JsonNode?> items, JsonNode? change)
    {
        var index = items.FindIndex(item => IsSame(item, change));
        if ((change as JsonObject)?.Text(Directive) is "delete")
        {
            items.RemoveAll(item => IsSame(item, change));
        }
        else if (index < 0)
        {
            items.Add(change);
        }
        else if (mergeKey is not null)
        {
            items[index] = MergePatch.Apply((JsonObject)items[index]!, change).Patched;
        }
    }

    private List<JsonNode?> InOrder(List<JsonNode?> items, JsonArray current, JsonArray order)
    {
        int IndexIn(JsonArray list, JsonNode? item) => list.ToList().FindIndex(other => IsSame(other, item));

        var ordered = items.Where(item => IndexIn(order, item) >= 0).OrderBy(item => IndexIn(order, item)).ToList();
        var others = items.Where(item => IndexIn(order, item) < 0).OrderBy(item => IndexIn(current, item));

        // Each of the others goes before the first ordered item that followed it until now.
        var next = 0;
        foreach (var other in others)
        {
            while (next < ordered.Count && (IndexIn(current, ordered[next]) < 0 || IndexIn(current, ordered[next]) < IndexIn(current, other)))
            {
                next++;
            }

            ordered.Insert(next++, other);
        }

        return ordered;
    }

    private bool IsSame(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(Identity(left), Identity(right));

    private JsonNode? Identity(JsonNode? item) => mergeKey is null ? item : (item as JsonObject)?[mergeKey];

    private static bool Replaces(JsonNode? item) => (item as JsonObject)?.Text(Directive) is "replace";
}
