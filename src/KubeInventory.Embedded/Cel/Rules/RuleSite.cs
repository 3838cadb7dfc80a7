using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>A node of a schema with what bears on the rules there.</summary>
/// <param name="Schema">The node.</param>
/// <param name="Path">Where it is in the definition.</param>
/// <param name="Type">What rules see; null where they see nothing.</param>
/// <param name="Sizes">How large it can become.</param>
/// <param name="Occurrences">How often it can occur, if the lists and maps around it are bounded.</param>
/// <param name="Uncorrelatable">The nearest part around it whose elements cannot be paired with old ones.</param>
internal sealed record RuleSite(
    StructuralSchema Schema, FieldPath Path, CelType? Type, SizedSchema? Sizes, ulong? Occurrences, FieldPath? Uncorrelatable)
{
    public IEnumerable<RuleSite> Children()
    {
        if (Schema.AdditionalProperties is { } values)
        {
            yield return Element(values, Path.Child("additionalProperties"), Schema.MaxProperties) with { Uncorrelatable = Uncorrelatable };
        }

        foreach (var (name, property) in Schema.Properties)
        {
            yield return Property(name, property);
        }

        if (Schema.Items is { } items)
        {
            yield return Element(items, Path.Child("items"), Schema.MaxItems) with
            {
                Uncorrelatable = Schema.ListType == "map" ? Uncorrelatable : Path,
            };
        }
    }

    private RuleSite Element(StructuralSchema schema, FieldPath path, long? limit) => new(
        schema,
        path,
        Type?.Parameters.Count > 0 ? Type.Parameters[^1] : SchemaTypes.Of(schema, schema.EmbeddedResource, "selfType"),
        Sizes?.Element ?? SizedSchema.Of(schema, schema.EmbeddedResource),
        limit is { } most && Occurrences is { } occurrences ? Bound.Multiply(occurrences, (ulong)Math.Max(most, 0)) : null,
        null);

    private RuleSite Property(string name, StructuralSchema schema)
    {
        var field = PropertyName.Escape(name);
        return new RuleSite(
            schema,
            Path.Child("properties").Key(name),
            (field is null ? null : Type?.Fields?.GetValueOrDefault(field)) ?? SchemaTypes.Of(schema, schema.EmbeddedResource, "selfType"),
            (field is null ? null : Sizes?.Fields?.GetValueOrDefault(field)) ?? SizedSchema.Of(schema, schema.EmbeddedResource),
            Occurrences,
            Uncorrelatable);
    }
}
