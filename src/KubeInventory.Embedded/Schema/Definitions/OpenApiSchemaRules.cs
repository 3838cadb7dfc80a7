using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>The subset of OpenAPI, and the extensions, that a definition's schema may use.</summary>
internal sealed class OpenApiSchemaRules(FieldErrors errors)
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];
    private static readonly string[] Unsupported = ["id", "$schema", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"];
    private static readonly string[] Junctors = ["allOf", "oneOf", "anyOf"];

    /// <summary>Checks a version's whole schema.</summary>
    public void ValidateRoot(JsonObject schema, FieldPath path) => Validate(schema, path, Surroundings.Root);

    private void Validate(JsonObject schema, FieldPath path, Surroundings around)
    {
        ValidateKeywords(schema, path, around);
        ValidateProperties(schema, path, around);
        ValidateNested(schema, path, around with { IsRoot = false });
        new ListTypeRules(errors).Validate(schema, path);
        new RuleDeclarations(errors).Validate(schema, path);
    }

    private void ValidateKeywords(JsonObject schema, FieldPath path, Surroundings around)
    {
        var type = SchemaKeywords.TypeOf(schema);
        if (type.Length > 0 && !Types.Contains(type))
        {
            errors.NotSupported(path.Child("type"), type, Types);
        }

        if (type == "null")
        {
            errors.Forbidden(path.Child("type"), "type cannot be set to null, use nullable as an alternative");
        }

        if (schema["default"] is not null && around.NoDefaultsReason is { } reason)
        {
            errors.Forbidden(path.Child("default"), $"must not be set {reason}");
        }

        foreach (var keyword in Unsupported.Where(schema.Says))
        {
            errors.Forbidden(path.Child(keyword), $"{keyword} is not supported");
        }

        if (schema["items"] is JsonArray { Count: > 0 })
        {
            errors.Forbidden(path.Child("items"), "items must be a schema object and not an array");
        }

        if (around.IsInsideMetadata && schema.Flag("x-kubernetes-embedded-resource"))
        {
            errors.Forbidden(path.Child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta");
        }

        if (schema.Flag("uniqueItems"))
        {
            errors.Forbidden(path.Child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }

        if (schema["x-kubernetes-preserve-unknown-fields"]?.GetValueKind() == JsonValueKind.False)
        {
            errors.Invalid(path.Child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined");
        }
    }

    private void ValidateProperties(JsonObject schema, FieldPath path, Surroundings around)
    {
        if (schema["additionalProperties"] is { } additional)
        {
            if (schema.Map("properties") is { Count: > 0 } && additional.GetValueKind() != JsonValueKind.True)
            {
                errors.Forbidden(path.Child("additionalProperties"), "additionalProperties and properties are mutual exclusive");
            }

            if (additional is JsonObject values)
            {
                var inside = around.IsInsideMetadata
                    ? around with { NoDefaultsReason = "inside additionalProperties applying to object metadata" }
                    : around;
                Validate(values, path.Child("additionalProperties"), inside with { IsRoot = false });
            }
        }

        foreach (var (name, property) in SchemaKeywords.PropertiesOf(schema))
        {
            var inside = around with { IsRoot = false };
            if ((around.IsRoot || schema.Flag("x-kubernetes-embedded-resource")) && name is ("metadata" or "kind" or "apiVersion"))
            {
                inside = inside with { IsInsideMetadata = true, NoDefaultsReason = around.IsRoot ? $"in top-level {name}" : around.NoDefaultsReason };
            }

            Validate(property, path.Child("properties").Key(name), inside);
        }
    }

    private void ValidateNested(JsonObject schema, FieldPath path, Surroundings around)
    {
        if (schema.Map("not") is { } not)
        {
            Validate(not, path.Child("not"), around);
        }

        foreach (var junctor in Junctors)
        {
            var index = 0;
            foreach (var nested in schema.Maps(junctor))
            {
                Validate(nested, path.Child(junctor).Index(index++), around);
            }
        }

        if (schema.Map("items") is { } items)
        {
            Validate(items, path.Child("items"), around);
        }
    }

    /// <summary>What being here means for a schema.</summary>
    private sealed record Surroundings(bool IsRoot, bool IsInsideMetadata, string? NoDefaultsReason)
    {
        public static Surroundings Root { get; } = new(IsRoot: true, IsInsideMetadata: false, NoDefaultsReason: null);
    }
}
