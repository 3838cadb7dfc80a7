using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tables;

/// <summary>One step of a path: from values to the values that it leads to.</summary>
internal abstract record JsonPathStep
{
    public abstract IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values);
}

/// <summary><c>.name</c> or <c>['name']</c>.</summary>
internal sealed record FieldStep(string Name) : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values)
    {
        foreach (var map in values.OfType<JsonObject>())
        {
            if (map.TryGetPropertyValue(Name, out var field))
            {
                yield return field;
            }
        }
    }
}

/// <summary><c>.*</c>: all fields or items.</summary>
internal sealed record WildcardStep : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values) => values.SelectMany(Children);

    internal static IEnumerable<JsonNode?> Children(JsonNode? value) => value switch
    {
        JsonObject map => map.Select(field => field.Value),
        JsonArray list => list,
        _ => [],
    };
}

/// <summary><c>..</c>: the values and all that is inside them, as far as it has something inside.</summary>
internal sealed record DescentStep : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values) => values.SelectMany(Descend);

    private static IEnumerable<JsonNode?> Descend(JsonNode? value)
    {
        var children = WildcardStep.Children(value).ToList();
        return children.Count == 0 ? [] : children.SelectMany(Descend).Prepend(value);
    }
}

/// <summary><c>[a,b]</c>: what either leads to.</summary>
internal sealed record UnionStep(IReadOnlyList<JsonPath> Paths) : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values) =>
        Paths.SelectMany(path => values.SelectMany(path.Find));
}

/// <summary>A literal, as the right side of a comparison is.</summary>
internal sealed record LiteralStep(JsonNode? Value) : JsonPathStep
{
    public override IEnumerable<JsonNode?> Apply(IReadOnlyList<JsonNode?> values) => [Value];
}
