using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tables;

/// <summary>A JSONPath of the Kubernetes dialect, such as <c>.status.conditions[?(@.type=="Ready")].status</c>. Immutable.</summary>
/// <remarks>Source: https://kubernetes.io/docs/reference/kubectl/jsonpath/, without templates and <c>range</c>.</remarks>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<JsonPathStep> _steps;

    internal JsonPath(IReadOnlyList<JsonPathStep> steps) => _steps = steps;

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static JsonPath Parse(string text) => new(new JsonPathParser(text).ReadSteps());

    /// <summary>The values that the path leads to, in order. Missing fields lead to nothing.</summary>
    /// <exception cref="JsonPathException">The path does not fit the value: an index beyond the end, a filter on what is no list.</exception>
    public IReadOnlyList<JsonNode?> Find(JsonNode? root)
    {
        IReadOnlyList<JsonNode?> values = [root];
        foreach (var step in _steps)
        {
            values = [.. step.Apply(values)];
        }

        return values;
    }
}
