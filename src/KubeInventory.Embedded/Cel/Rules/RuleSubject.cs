using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A value with the rules that it has to satisfy.</summary>
/// <param name="Node">The rules.</param>
/// <param name="Path">Where the value is.</param>
/// <param name="Value">The value; a rule sees no null, whether null is fine is for the rules around it to say.</param>
/// <param name="OldValue">What it was before; null where there is no such value.</param>
/// <param name="Correlation">Whether the change touches it.</param>
internal sealed record RuleSubject(RuleNode Node, FieldPath Path, JsonNode? Value, JsonNode? OldValue, Correlation Correlation)
{
    /// <summary>What the rules below this node apply to.</summary>
    public IEnumerable<RuleSubject> Parts() => Value switch
    {
        JsonArray list => Items(list),
        JsonObject map => Fields(map),
        _ => [],
    };

    private IEnumerable<RuleSubject> Fields(JsonObject map)
    {
        foreach (var (name, value) in map)
        {
            var oldValue = (OldValue as JsonObject)?[name];
            var correlation = Correlation.Child(value, oldValue);
            if (Node.AdditionalProperties is { } values)
            {
                yield return new RuleSubject(values, Path.Key(name), value, oldValue, correlation);
            }

            if (Node.Properties.TryGetValue(name, out var property))
            {
                yield return new RuleSubject(property, Path.Child(name), value, oldValue, correlation);
            }
        }
    }

    private IEnumerable<RuleSubject> Items(JsonArray list)
    {
        if (Node.Items is not { } items)
        {
            yield break;
        }

        var oldItems = new KeyedItems(Node.Schema, OldValue as JsonArray);
        for (var index = 0; index < list.Count; index++)
        {
            var oldItem = oldItems.Find(list[index]);
            yield return new RuleSubject(items, Path.Index(index), list[index], oldItem, Correlation.Child(list[index], oldItem));
        }
    }
}
