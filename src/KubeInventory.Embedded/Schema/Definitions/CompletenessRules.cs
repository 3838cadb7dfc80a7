using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>What a junctor restricts has to be specified outside of it.</summary>
internal static class CompletenessRules
{
    public static void Validate(JsonObject schema, FieldPath path, FieldErrors errors) => ValidateJunctors(schema, schema, path, path, errors);

    private static void ValidateJunctors(JsonObject restriction, JsonObject schema, FieldPath schemaPath, FieldPath path, FieldErrors errors)
    {
        if (restriction.Map("not") is { } not)
        {
            ValidateNested(not, schema, schemaPath, path.Child("not"), errors);
        }

        foreach (var junctor in (string[])["allOf", "anyOf", "oneOf"])
        {
            var index = 0;
            foreach (var nested in restriction.Maps(junctor))
            {
                ValidateNested(nested, schema, schemaPath, path.Child(junctor).Index(index++), errors);
            }
        }
    }

    private static void ValidateNested(JsonObject restriction, JsonObject? schema, FieldPath schemaPath, FieldPath path, FieldErrors errors)
    {
        if (schema is null)
        {
            errors.Required(schemaPath, $"because it is defined in {path}");
            return;
        }

        ValidateJunctors(restriction, schema, schemaPath, path, errors);
        if (restriction.Map("items") is { } items)
        {
            ValidateNested(items, schema.Map("items"), schemaPath.Child("items"), path.Child("items"), errors);
        }

        foreach (var (name, property) in SchemaKeywords.PropertiesOf(restriction))
        {
            ValidateNested(
                property,
                schema.Map("properties")?[name] as JsonObject,
                schemaPath.Child("properties").Key(name),
                path.Child("properties").Key(name),
                errors);
        }
    }
}
