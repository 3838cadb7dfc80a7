using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>What <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c> may say: restrictions of values, nothing about their structure.</summary>
internal sealed class JunctorRules(FieldErrors errors)
{
    private static readonly (string Keyword, string Complaint)[] Forbidden =
    [
        ("type", "must be empty to be structural"),
        ("additionalProperties", "must be undefined to be structural"),
        ("default", "must be undefined to be structural"),
        ("title", "must be empty to be structural"),
        ("description", "must be empty to be structural"),
        ("nullable", "must be false to be structural"),
        ("x-kubernetes-preserve-unknown-fields", "must be false to be structural"),
        ("x-kubernetes-embedded-resource", "must be false to be structural"),
        ("x-kubernetes-int-or-string", "must be false to be structural"),
        ("x-kubernetes-list-map-keys", "must be empty to be structural"),
        ("x-kubernetes-list-type", "must be undefined to be structural"),
        ("x-kubernetes-map-type", "must be undefined to be structural"),
        ("x-kubernetes-validations", "must be empty to be structural"),
    ];

    /// <summary>Checks the junctors of a schema, and its pattern.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="isStructural">Whether the schema is outside of junctors, or the first part of the <c>allOf</c> of one that is.</param>
    public void ValidateJunctors(JsonObject schema, FieldPath path, bool isStructural)
    {
        if (!(isStructural && IsIntOrString(schema)))
        {
            ValidateAll(schema, "anyOf", path);
        }

        ValidateAll(schema, "allOf", path, firstMayBeIntOrString: isStructural);
        ValidateAll(schema, "oneOf", path);
        if (schema.Map("not") is { } not)
        {
            ValidateNested(not, path.Child("not"));
        }

        if (schema.Text("pattern") is { Length: > 0 } pattern)
        {
            ValidatePattern(pattern, path.Child("pattern"));
        }
    }

    // The one place where a junctor may speak of types: an int-or-string.
    private static bool IsIntOrString(JsonObject schema) =>
        schema["anyOf"] is JsonArray { Count: 2 } anyOf && IsJust(anyOf[0], "integer") && IsJust(anyOf[1], "string");

    private static bool IsJust(JsonNode? schema, string type) =>
        schema is JsonObject map && map.Text("type") == type && map.All(keyword => keyword.Key == "type" || SchemaKeywords.IsZero(keyword.Value));

    private void ValidateAll(JsonObject schema, string junctor, FieldPath path, bool firstMayBeIntOrString = false)
    {
        var index = 0;
        foreach (var nested in schema.Maps(junctor))
        {
            ValidateNested(nested, path.Child(junctor).Index(index), firstMayBeIntOrString && index == 0);
            index++;
        }
    }

    private void ValidateNested(JsonObject schema, FieldPath path, bool mayBeIntOrString = false)
    {
        ValidateJunctors(schema, path, mayBeIntOrString);
        if (schema.Map("items") is { } items)
        {
            ValidateNested(items, path.Child("items"));
        }

        foreach (var (name, property) in SchemaKeywords.PropertiesOf(schema))
        {
            ValidateNested(property, path.Child("properties").Key(name));
        }

        foreach (var (keyword, complaint) in Forbidden)
        {
            if (schema.Says(keyword))
            {
                errors.Forbidden(path.Child(keyword), complaint);
            }
        }

        if (schema.Map("properties")?.ContainsKey("metadata") ?? false)
        {
            errors.Forbidden(path.Child("properties").Key("metadata"), "must not be specified in a nested context");
        }
    }

    private void ValidatePattern(string pattern, FieldPath path)
    {
        try
        {
            GoPattern.Compile(pattern);
        }
        catch (GoPatternException e)
        {
            errors.Invalid(path, pattern, $"must be a valid regular expression, but isn't: {e.Message}");
        }
    }
}
