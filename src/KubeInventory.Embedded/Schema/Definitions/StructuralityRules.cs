using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>What makes a schema structural: every value that may be there has a type of its own, outside of <c>allOf</c> and the like.</summary>
/// <remarks>Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema</remarks>
internal sealed class StructuralityRules
{
    private readonly FieldErrors _errors = new();

    private StructuralityRules()
    {
    }

    private enum Level
    {
        Root,
        Item,
        Field,
    }

    /// <summary>Adds what is not structural, in the order of the texts.</summary>
    public static void Validate(JsonObject schema, FieldPath path, FieldErrors errors)
    {
        var rules = new StructuralityRules();
        rules.ValidateNode(schema, Level.Root, path);
        CompletenessRules.Validate(schema, path, rules._errors);
        errors.AddRange(rules._errors.OrderBy(error => error.ToString(), StringComparer.Ordinal));
    }

    private void ValidateNode(JsonObject schema, Level level, FieldPath path)
    {
        ValidateChildren(schema, level, path);
        if (schema.Flag("x-kubernetes-int-or-string"))
        {
            RefuseWithIntOrString(schema, "x-kubernetes-preserve-unknown-fields", path);
            RefuseWithIntOrString(schema, "x-kubernetes-embedded-resource", path);
        }

        new JunctorRules(_errors).ValidateJunctors(schema, path, isStructural: true);
        ValidateType(schema, level, path);
        ValidateIdentity(schema, level, path);
    }

    private void ValidateChildren(JsonObject schema, Level level, FieldPath path)
    {
        if (schema.Map("items") is { } items)
        {
            ValidateNode(items, Level.Item, path.Child("items"));
        }
        else if (SchemaKeywords.TypeOf(schema) == "array" && schema["items"] is null)
        {
            _errors.Required(path.Child("items"), "must be specified");
        }

        foreach (var (name, property) in SchemaKeywords.PropertiesOf(schema))
        {
            ValidateNode(property, Level.Field, path.Child("properties").Key(name));
        }

        if (schema["additionalProperties"] is not { } additional)
        {
            return;
        }

        if (level == Level.Root)
        {
            _errors.Forbidden(path.Child("additionalProperties"), "must not be used at the root");
        }

        if (schema.Flag("x-kubernetes-embedded-resource"))
        {
            _errors.Forbidden(path.Child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set");
        }

        if (additional is JsonObject values)
        {
            ValidateNode(values, Level.Field, path.Child("additionalProperties"));
        }
    }

    private void RefuseWithIntOrString(JsonObject schema, string keyword, FieldPath path)
    {
        if (schema.Flag(keyword))
        {
            _errors.Invalid(path.Child(keyword), true, "must be false if x-kubernetes-int-or-string is true");
        }
    }

    private void ValidateType(JsonObject schema, Level level, FieldPath path)
    {
        var type = SchemaKeywords.TypeOf(schema);
        if (schema.Flag("x-kubernetes-embedded-resource") && type != "object")
        {
            RequireType(type, "must be object if x-kubernetes-embedded-resource is true", path);
        }
        else if (type.Length == 0 && !schema.Flag("x-kubernetes-int-or-string") && !schema.Flag("x-kubernetes-preserve-unknown-fields"))
        {
            _errors.Required(path.Child("type"), level switch
            {
                Level.Root => "must not be empty at the root",
                Level.Item => "must not be empty for specified array items",
                _ => "must not be empty for specified object fields",
            });
        }

        if (level == Level.Root && type.Length > 0 && type != "object")
        {
            _errors.Invalid(path.Child("type"), type, "must be object at the root");
        }
    }

    private void RequireType(string type, string reason, FieldPath path)
    {
        if (type.Length == 0)
        {
            _errors.Required(path.Child("type"), reason);
        }
        else
        {
            _errors.Invalid(path.Child("type"), type, reason);
        }
    }

    // apiVersion, kind and metadata are specified by Kubernetes; a schema may hardly touch them.
    private void ValidateIdentity(JsonObject schema, Level level, FieldPath path)
    {
        var isEmbedded = schema.Flag("x-kubernetes-embedded-resource");
        var properties = schema.Map("properties") ?? [];
        var isResource = level == Level.Root || isEmbedded;
        if (isResource)
        {
            RequireIdentityType(properties, "kind", "string", path);
            RequireIdentityType(properties, "apiVersion", "string", path);
            RequireIdentityType(properties, "metadata", "object", path);
        }

        if (level == Level.Root && properties["metadata"] is JsonObject metadata && !RestrictsNamesOnly(metadata))
        {
            _errors.Forbidden(
                path.Child("properties").Key("metadata"),
                "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }

        if (isEmbedded && !schema.Flag("x-kubernetes-preserve-unknown-fields") && properties.Count == 0)
        {
            _errors.Required(
                path.Child("properties"),
                "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
        }
    }

    private void RequireIdentityType(JsonObject properties, string name, string type, FieldPath path)
    {
        if (properties[name] is JsonObject property && SchemaKeywords.TypeOf(property) != type)
        {
            _errors.Invalid(path.Child("properties").Key(name).Child("type"), SchemaKeywords.TypeOf(property), $"must be {type}");
        }
    }

    private static bool RestrictsNamesOnly(JsonObject metadata) =>
        metadata.All(keyword => SchemaKeywords.IsZero(keyword.Value) || keyword.Key is "type" or "default" or "properties")
        && (metadata.Map("properties") ?? []).All(property => property.Key is "name" or "generateName");
}
