using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Selectors;

/// <summary>Chooses objects by their labels, written as kubectl's <c>-l</c>: <c>a=b,c!=d,e in (x,y),f notin (z),g,!h</c>. Immutable.</summary>
internal sealed class LabelSelector
{
    private LabelSelector(IReadOnlyList<LabelRequirement> requirements) => Requirements = requirements;

    /// <summary>Matches every object.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>All have to hold.</summary>
    public IReadOnlyList<LabelRequirement> Requirements { get; }

    /// <summary>Reads a selector; an empty text matches every object.</summary>
    /// <param name="text">The <c>labelSelector</c> query parameter.</param>
    /// <param name="selector">The selector, if the text is one.</param>
    /// <param name="error">Otherwise the message that kube-apiserver answers with a 400.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out LabelSelector? selector, [NotNullWhen(false)] out string? error)
    {
        var parser = new LabelSelectorParser(text);
        error = parser.Parse();
        selector = error is null ? new LabelSelector(parser.Requirements) : null;
        return error is null;
    }

    /// <summary>Whether the object's <c>metadata.labels</c> meet all requirements.</summary>
    public bool Matches(JsonObject resource)
    {
        if (Requirements.Count == 0)
        {
            return true;
        }

        var labels = resource["metadata"]?["labels"] as JsonObject;
        return Requirements.All(requirement => requirement.Accepts(ValueOf(labels, requirement.Key)));
    }

    private static string? ValueOf(JsonObject? labels, string key) =>
        labels?[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
