using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A schema node with the compiled rules at it and below it; nodes without any are left out.</summary>
internal sealed class RuleNode
{
    private RuleNode(StructuralSchema schema) => Schema = schema;

    /// <summary>The schema that says how values look.</summary>
    public StructuralSchema Schema { get; }

    public IReadOnlyList<CompiledRule> Rules { get; private init; } = [];

    public IReadOnlyDictionary<string, RuleNode> Properties { get; private init; } = new Dictionary<string, RuleNode>();

    public RuleNode? AdditionalProperties { get; private init; }

    public RuleNode? Items { get; private init; }

    public IReadOnlyList<RuleNode> AllOf { get; private init; } = [];

    /// <summary>The tree of a resource's schema; null where it has no rules.</summary>
    public static RuleNode? Compile(StructuralSchema schema) =>
        Compile(schema, schema, isResourceRoot: true, SchemaTypes.Of(schema, isResourceRoot: true, "selfType"));

    /// <param name="rules">The schema that has the rules: <paramref name="schema"/> itself, or a part of its allOf.</param>
    /// <param name="schema">The schema that says how values look.</param>
    /// <param name="isResourceRoot">Whether values are whole resources.</param>
    /// <param name="type">What rules see; null where they see nothing.</param>
    private static RuleNode? Compile(StructuralSchema rules, StructuralSchema schema, bool isResourceRoot, CelType? type)
    {
        if (type is null)
        {
            return null;
        }

        var visible = isResourceRoot ? ResourceRoot.WithTypeAndMeta(schema) : schema;
        var node = new RuleNode(visible)
        {
            Rules = [.. rules.Validations.Select(rule => RuleCompiler.Compile(rule, type))],
            Properties = CompileProperties(rules, schema, type),
            AdditionalProperties = CompileElement(rules.AdditionalProperties, SchemaTypes.MapValues(schema), type),
            Items = CompileElement(rules.Items, schema.Items, type),
            AllOf = [.. rules.AllOf.Select(part => Compile(part, schema, isResourceRoot, type)).OfType<RuleNode>()],
        };
        var isEmpty = node is { Rules.Count: 0, Properties.Count: 0, AllOf.Count: 0, Items: null, AdditionalProperties: null };
        return isEmpty ? null : node;
    }

    private static RuleNode? CompileElement(StructuralSchema? rules, StructuralSchema? schema, CelType type) =>
        rules is null || schema is null || type.Parameters.Count == 0
            ? null
            : Compile(rules, schema, schema.EmbeddedResource, type.Parameters[^1]);

    private static Dictionary<string, RuleNode> CompileProperties(StructuralSchema rules, StructuralSchema schema, CelType type)
    {
        var result = new Dictionary<string, RuleNode>();
        foreach (var (name, property) in rules.Properties)
        {
            if (!schema.Properties.TryGetValue(name, out var propertySchema))
            {
                continue;
            }

            // A name that rules cannot write can still have rules below it.
            var propertyType = PropertyName.Escape(name) is { } field
                ? type.Fields?.GetValueOrDefault(field)
                : SchemaTypes.Of(propertySchema, propertySchema.EmbeddedResource, $"{type.Name}.{name}");
            if (Compile(property, propertySchema, propertySchema.EmbeddedResource, propertyType) is { } node)
            {
                result[name] = node;
            }
        }

        return result;
    }
}
