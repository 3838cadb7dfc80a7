using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Embedded.Selectors;

/// <summary>Chooses objects by values of their fields: <c>metadata.name=a,spec.role!=db</c>. Immutable.</summary>
internal sealed class FieldSelector
{
    private FieldSelector(IReadOnlyList<FieldRequirement> requirements) => Requirements = requirements;

    /// <summary>Matches every object.</summary>
    public static FieldSelector Everything { get; } = new([]);

    /// <summary>All have to hold.</summary>
    public IReadOnlyList<FieldRequirement> Requirements { get; }

    /// <summary>Reads a selector; an empty text matches every object.</summary>
    /// <param name="text">The <c>fieldSelector</c> query parameter.</param>
    /// <param name="fields">What the resource can be chosen by.</param>
    /// <param name="selector">The selector, if the text is one for the resource.</param>
    /// <param name="error">Otherwise the message that kube-apiserver answers with a 400.</param>
    public static bool TryParse(
        string text,
        SelectableFields fields,
        [NotNullWhen(true)] out FieldSelector? selector,
        [NotNullWhen(false)] out string? error)
    {
        selector = null;
        if (!Client.FieldSelector.TryParse(text, out var parsed, out error))
        {
            return false;
        }

        error = parsed.Requirements.Select(requirement => fields.Refuse(requirement.Field)).FirstOrDefault(refusal => refusal is not null);
        selector = error is null ? new FieldSelector(parsed.Requirements) : null;
        return error is null;
    }

    /// <summary>The only value of the field that can match, if a requirement says so: lets a store look up instead of scan.</summary>
    public string? ExactValue(string field) =>
        Requirements.FirstOrDefault(requirement => requirement.Field == field && !requirement.IsNegated)?.Value;

    /// <summary>Whether the object meets all requirements.</summary>
    public bool Matches(JsonObject resource) =>
        Requirements.All(requirement => requirement.Accepts(ValueOf(resource, requirement.Field)));

    private static string ValueOf(JsonNode? node, string field)
    {
        foreach (var name in field.Split('.'))
        {
            node = (node as JsonObject)?[name];
        }

        return node is not JsonValue ? "" : node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
    }
}
