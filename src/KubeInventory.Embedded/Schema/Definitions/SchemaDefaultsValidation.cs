using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks that the defaults in a schema are valid by it and have no fields that it would prune.</summary>
internal static class SchemaDefaultsValidation
{
    public static void Validate(StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        if (schema.HasDefault)
        {
            ValidateDefault(schema, path.Child("default"), errors);
        }

        if (schema.Items is { } items)
        {
            Validate(items, path.Child("items"), errors);
        }

        foreach (var (name, property) in schema.Properties)
        {
            Validate(property, path.Child("properties").Key(name), errors);
        }
    }

    private static void ValidateDefault(StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        var pruned = schema.Default?.DeepClone();
        SchemaPruner.PruneValue(pruned, schema);
        if (!JsonNode.DeepEquals(pruned, schema.Default))
        {
            errors.Invalid(path, schema.Default?.DeepClone(), "must not have unknown fields");
        }

        var count = errors.Count;
        EmbeddedResourceValidator.Validate(schema.Default, schema, path, errors);
        if (errors.Count == count)
        {
            errors.AddRange(new ValueValidator(path).Validate(schema.Default, schema, "", CorrelatedValue.Unknown).Errors);
        }
    }
}
