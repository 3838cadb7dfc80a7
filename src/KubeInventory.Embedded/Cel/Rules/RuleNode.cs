using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>A schema node with the compiled rules at it and below it; nodes without any are left out.</summary>
internal sealed class RuleNode
{
    private RuleNode(StructuralSchema schema) => Schema = schema;

    public StructuralSchema Schema { get; }

    public IReadOnlyList<CompiledRule> Rules { get; private init; } = [];

    public IReadOnlyDictionary<string, RuleNode> Properties { get; private init; } = new Dictionary<string, RuleNode>();

    public RuleNode? AdditionalProperties { get; private init; }

    public RuleNode? Items { get; private init; }

    private bool IsEmpty => this is { Rules.Count: 0, Properties.Count: 0, Items: null, AdditionalProperties: null };

    /// <summary>The tree of a resource's schema; null where it has no rules.</summary>
    public static RuleNode? Compile(StructuralSchema schema) =>
        Compile(schema, isResourceRoot: true, SchemaTypes.Of(schema, isResourceRoot: true, "selfType"));

    /// <param name="schema">The schema.</param>
    /// <param name="isResourceRoot">Whether values are whole resources.</param>
    /// <param name="type">What rules see; null where they see nothing.</param>
    private static RuleNode? Compile(StructuralSchema schema, bool isResourceRoot, CelType? type)
    {
        if (type is null)
        {
            return null;
        }

        var node = new RuleNode(isResourceRoot ? ResourceRoot.WithTypeAndMeta(schema) : schema)
        {
            Rules = [.. schema.Validations.Select(rule => RuleCompiler.Compile(rule, type))],
            Properties = CompileProperties(schema, type),
            AdditionalProperties = CompileElement(SchemaTypes.MapValues(schema), type),
            Items = CompileElement(schema.Items, type),
        };
        return node.IsEmpty ? null : node;
    }

    private static RuleNode? CompileElement(StructuralSchema? schema, CelType type) =>
        schema is null || type.Parameters.Count == 0 ? null : Compile(schema, schema.EmbeddedResource, type.Parameters[^1]);

    private static Dictionary<string, RuleNode> CompileProperties(StructuralSchema schema, CelType type)
    {
        var result = new Dictionary<string, RuleNode>();
        foreach (var (name, property) in schema.Properties)
        {
            // A name that rules cannot write can still have rules below it.
            var propertyType = PropertyName.Escape(name) is { } field
                ? type.Fields?.GetValueOrDefault(field)
                : SchemaTypes.Of(property, property.EmbeddedResource, $"{type.Name}.{name}");
            if (Compile(property, property.EmbeddedResource, propertyType) is { } node)
            {
                result[name] = node;
            }
        }

        return result;
    }
}
