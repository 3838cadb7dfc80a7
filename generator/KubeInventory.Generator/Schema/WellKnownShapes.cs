using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Recognises the shapes of Kubernetes itself that many CRDs repeat, and that the client has a type for.</summary>
/// <remarks>
/// A shape is taken for what it looks like: its properties and their types, all of them and no others, so that the client's type loses nothing and
/// offers nothing that a server would drop. Bounds and descriptions may differ. Shapes that say little, such as an object with a name alone, count
/// only where the property or a description says what they are.
/// </remarks>
internal static class WellKnownShapes
{
    private static readonly (string Name, string Type)[] Condition =
        [("type", "string"), ("status", "string"), ("reason", "string"), ("message", "string"), ("lastTransitionTime", "string")];

    private static readonly (string Name, string Type)[] Requirement = [("key", "string"), ("operator", "string"), ("values", "array")];

    private static readonly WellKnownShape[] Shapes =
    [
        new("ObjectReference", ["apiVersion", "fieldPath", "kind", "name", "namespace", "resourceVersion", "uid"]),
        new("TypedObjectReference", ["apiGroup", "kind", "name", "namespace"]),
        new("TypedLocalObjectReference", ["apiGroup", "kind", "name"]),
        new("SecretReference", ["name", "namespace"]) { IsMeant = static (name, _) => IsAbout(name, "secret") },
        new("LocalObjectReference", ["name"]) { IsMeant = IsReference },
        new("SecretKeySelector", ["key", "name", "optional:boolean"]) { IsMeant = static (name, schema) => IsKeyOf("secret", name, schema) },
        new("ConfigMapKeySelector", ["key", "name", "optional:boolean"]) { IsMeant = static (name, schema) => IsKeyOf("configmap", name, schema) },
        new("Toleration", ["effect", "key", "operator", "tolerationSeconds:integer/int64", "value"]),
    ];

    /// <summary>The client's type for an object, or null if it has none.</summary>
    /// <param name="schema">The object.</param>
    /// <param name="name">Name in C# of the property that it is the value of, or an item.</param>
    public static string? TypeOf(SchemaNode schema, string name)
    {
        var properties = schema.Properties;
        if (schema.IsEmbeddedResource || properties.Count > 7)
        {
            return null;
        }

        return IsCondition(properties) ? "Condition"
            : IsLabelSelector(properties) ? "LabelSelector"
            : IsNodeSelector(properties) ? "NodeSelector"
            : IsNodeSelectorTerm(properties) ? "NodeSelectorTerm"
            : Shapes.FirstOrDefault(shape => shape.Fits(properties) && shape.IsMeant(name, schema))?.Type;
    }

    private static bool IsCondition(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count is 5 or 6
        && properties.All(static property => !property.Value.IsNullable || property.Key == "lastTransitionTime")
        && Condition.All(expected => Find(properties, expected.Name)?.Type == expected.Type)
        && (properties.Count == Condition.Length || Find(properties, "observedGeneration") is { Type: "integer" })
        && Find(properties, "lastTransitionTime") is { Format: "date-time" or "second-time" }
        && Find(properties, "status")!.EnumStrings.All(static value => value is "True" or "False" or "Unknown");

    private static bool IsLabelSelector(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count == 2
        && Find(properties, "matchLabels") is { IsNullable: false, AdditionalProperties: { Type: "string", IsNullable: false } }
        && HasRequirements(Find(properties, "matchExpressions"));

    private static bool IsNodeSelector(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count == 1 && Find(properties, "nodeSelectorTerms") is { Type: "array", IsNullable: false, Items: { IsNullable: false } term } && IsNodeSelectorTerm(term.Properties);

    private static bool IsNodeSelectorTerm(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count == 2 && HasRequirements(Find(properties, "matchExpressions")) && HasRequirements(Find(properties, "matchFields"));

    private static bool HasRequirements(SchemaNode? schema) =>
        schema is { Type: "array", IsNullable: false, Items: { IsNullable: false } item }
        && item.Properties.Count == Requirement.Length
        && Requirement.All(expected => Find(item.Properties, expected.Name) is { IsNullable: false } field && field.Type == expected.Type)
        && Find(item.Properties, "values") is { Items: { Type: "string", IsNullable: false } };

    // Generated CRDs copy what Kubernetes says of the name: 'Name of the referent.'
    private static bool IsReference(string name, SchemaNode schema) =>
        name.EndsWith("Ref", StringComparison.Ordinal)
        || name.EndsWith("Reference", StringComparison.Ordinal)
        || name == "ImagePullSecret"
        || IsAbout(schema.Properties[0].Value.Description, "referent");

    private static bool IsKeyOf(string holder, string name, SchemaNode schema) =>
        IsAbout(name, holder) || (!IsAbout(name, "secret") && !IsAbout(name, "configmap") && IsAbout(Find(schema.Properties, "key")?.Description, holder));

    private static bool IsAbout(string? text, string word) => text?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static SchemaNode? Find(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties, string name) =>
        properties.FirstOrDefault(property => property.Key == name).Value;
}
