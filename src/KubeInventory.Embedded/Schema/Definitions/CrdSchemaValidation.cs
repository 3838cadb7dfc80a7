using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks that the schema of a version is structural, keeps to the subset of OpenAPI that Kubernetes allows, and has sound defaults.</summary>
internal sealed class CrdSchemaValidation(JsonObject schema, FieldPath path, FieldErrors errors)
{
    private static readonly string[] AllowedAtRoot =
    [
        "Description", "Type", "Format", "Title", "Maximum", "ExclusiveMaximum", "Minimum", "ExclusiveMinimum", "MaxLength", "MinLength",
        "Pattern", "MaxItems", "MinItems", "UniqueItems", "MultipleOf", "Required", "Items", "Properties", "ExternalDocs", "Example",
        "XPreserveUnknownFields", "XValidations",
    ];

    private static readonly string[] UnsupportedKeywords =
        ["id", "$schema", "$ref", "patternProperties", "dependencies", "additionalItems", "definitions"];

    /// <summary>Checks the schema.</summary>
    /// <param name="hasStatus">Whether there is a status subresource, which restricts what the root may say.</param>
    public void Validate(bool hasStatus)
    {
        var before = errors.Count;
        if (hasStatus)
        {
            ValidateRootWithStatus();
        }

        if (schema.Flag("nullable"))
        {
            errors.Forbidden(path.Child("nullable"), "nullable cannot be true at the root");
        }

        var found = new FieldErrors();
        if (!SchemaWalk.Any(schema, HasUnsupportedKeyword))
        {
            StructuralityRules.Validate(schema, path, found);
            if (found.Count == 0)
            {
                SchemaDefaultsValidation.Validate(StructuralSchema.Parse(schema), path, found);
            }
        }

        errors.AddRange(found);
        new OpenApiSchemaRules(errors).ValidateRoot(schema, path);
        if (errors.Count == before)
        {
            RuleAcceptance.Validate(StructuralSchema.Parse(schema), path, errors);
        }
    }

    // With one of these there is no telling what the schema means; OpenApiSchemaRules refuses them.
    private static bool HasUnsupportedKeyword(JsonObject node) =>
        UnsupportedKeywords.Any(node.Says) || node["items"] is JsonArray
        || node["x-kubernetes-preserve-unknown-fields"]?.GetValueKind() == JsonValueKind.False;

    private void ValidateRootWithStatus()
    {
        if (schema.Text("type") is { Length: > 0 } type && type != "object")
        {
            errors.Invalid(path.Child("type"), type, "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled");
            return;
        }

        foreach (var (keyword, value) in schema)
        {
            var name = GoName(keyword);
            if (!SchemaKeywords.IsZero(value) && !AllowedAtRoot.Contains(name))
            {
                errors.Invalid(
                    path,
                    schema.DeepClone(),
                    $"only [{string.Join(' ', AllowedAtRoot)}] fields are allowed at the root of the schema if the status subresource is enabled");
                return;
            }
        }
    }

    private static string GoName(string keyword) => keyword switch
    {
        "x-kubernetes-preserve-unknown-fields" => "XPreserveUnknownFields",
        "x-kubernetes-validations" => "XValidations",
        _ => string.Concat(keyword[..1].ToUpperInvariant(), keyword.AsSpan(1)),
    };
}
