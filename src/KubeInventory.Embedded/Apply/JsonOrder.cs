using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>A total order of JSON values: numbers by size, then texts, truth values, lists, maps and null.</summary>
internal static class JsonOrder
{
    public static int Compare(JsonNode? left, JsonNode? right)
    {
        var ranks = Rank(left).CompareTo(Rank(right));
        return ranks != 0 ? ranks : (left, right) switch
        {
            (JsonArray a, JsonArray b) => Compare([.. a], [.. b]),
            (JsonObject a, JsonObject b) => Compare(Flat(a), Flat(b)),
            (JsonValue a, JsonValue b) => Compare(a, b),
            _ => 0,
        };
    }

    /// <summary>The same for values that compare as equal.</summary>
    public static int Hash(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => value.AsNumber().GetHashCode(),
        JsonValueKind.String => value.GetValue<string>().GetHashCode(StringComparison.Ordinal),
        var kind => kind.GetHashCode(),
    };

    private static int Compare(JsonValue left, JsonValue right) => left.GetValueKind() switch
    {
        JsonValueKind.Number => left.AsInteger() is { } a && right.AsInteger() is { } b
            ? a.CompareTo(b)
            : left.AsNumber()!.Value.CompareTo(right.AsNumber()!.Value),
        JsonValueKind.String => string.CompareOrdinal(left.GetValue<string>(), right.GetValue<string>()),
        _ => left.GetValue<bool>().CompareTo(right.GetValue<bool>()),
    };

    private static int Compare(List<JsonNode?> left, List<JsonNode?> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (Compare(left[i], right[i]) is var order and not 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    private static List<JsonNode?> Flat(JsonObject map) =>
        [.. map.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { JsonValue.Create(entry.Key), entry.Value })];

    private static int Rank(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => 0,
        JsonValueKind.String => 1,
        JsonValueKind.True or JsonValueKind.False => 2,
        JsonValueKind.Array => 3,
        JsonValueKind.Object => 4,
        _ => 5,
    };
}
