using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tables;

/// <summary><c>[start:end:step]</c>, <c>[index]</c> or <c>[*]</c>; negative numbers count from the end.</summary>
internal sealed record SliceStep(int? Start, int? End, int? Step, bool IsIndex) : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values) =>
        values.Where(value => value is not null).SelectMany(value => value is JsonArray list
            ? Slice(list)
            : throw new JsonPathException($"{value!.GetValueKind()} is not array or slice"));

    private IEnumerable<JsonNode?> Slice(JsonArray list)
    {
        var start = Start ?? 0;
        var end = IsIndex ? start + 1 : End ?? list.Count;
        start += start < 0 ? list.Count : 0;
        end += end < 0 || (end == 0 && IsIndex) ? list.Count : 0;
        if (start == end)
        {
            return [];
        }

        if (start < 0 || start >= list.Count || end < 0 || end > list.Count)
        {
            throw new JsonPathException($"array index out of bounds: index {(start < 0 || start >= list.Count ? start : end - 1)}, length {list.Count}");
        }

        if (start > end)
        {
            throw new JsonPathException($"starting index {start} is greater than ending index {end}");
        }

        return Step is <= 0
            ? throw new JsonPathException("step must be > 0")
            : Enumerable.Range(start, end - start).Where(index => (index - start) % (Step ?? 1) == 0).Select(index => list[index]);
    }
}
