using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tables;

/// <summary><c>[?(@.a=="b")]</c>: the items for which a comparison holds, or, without an operator, that have what the path asks for.</summary>
internal sealed record FilterStep(JsonPath Left, string? Operator, JsonPath? Right) : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values) => values.SelectMany(value => value is JsonArray list
        ? list.Where(Holds)
        : throw new JsonPathException($"{GoText.Json(value)} is not array or slice and cannot be filtered"));

    private bool Holds(JsonNode? item)
    {
        var left = Left.Find(item);
        if (Operator is null)
        {
            return left.Count > 0;
        }

        var right = Right!.Find(item);
        if (left.Count == 0 || right.Count == 0)
        {
            return false;
        }

        return left.Count > 1 || right.Count > 1
            ? throw new JsonPathException("can only compare one element at a time")
            : Compare(left[0], right[0]);
    }

    private bool Compare(JsonNode? left, JsonNode? right)
    {
        var (leftKind, rightKind) = (left?.GetValueKind(), right?.GetValueKind());
        if (leftKind == JsonValueKind.String && rightKind == JsonValueKind.String)
        {
            return Accepts(string.CompareOrdinal(left!.GetValue<string>(), right!.GetValue<string>()));
        }

        if (leftKind == JsonValueKind.Number && rightKind == JsonValueKind.Number)
        {
            return Accepts(left!.AsNumber()!.Value.CompareTo(right!.AsNumber()!.Value));
        }

        var areBooleans = leftKind is (JsonValueKind.True or JsonValueKind.False) && rightKind is (JsonValueKind.True or JsonValueKind.False);
        return areBooleans && Operator is ("==" or "!=")
            ? (leftKind == rightKind) == (Operator == "==")
            : throw new JsonPathException("incompatible types for comparison");
    }

    private bool Accepts(int order) => Operator switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => throw new JsonPathException($"unrecognized filter operator {Operator}"),
    };
}
