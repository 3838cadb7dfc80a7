using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>A node of a CustomResourceDefinition's <c>openAPIV3Schema</c>, read once and then shared. Immutable.</summary>
/// <remarks>Reading is lenient: a definition is judged before it is stored.</remarks>
internal sealed record StructuralSchema
{
    private readonly Lazy<GoPattern?>? _compiledPattern;

    // Before Empty, which begins with it.
    private static readonly IReadOnlyDictionary<string, StructuralSchema> NoProperties = new Dictionary<string, StructuralSchema>();

    /// <summary>The schema that says nothing.</summary>
    public static StructuralSchema Empty { get; } = new();

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>; null where the schema leaves it open.</summary>
    public string? Type { get; init; }

    public string? Format { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether null is a value of its own; otherwise a null is dropped where a default exists, and refused elsewhere.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether <see cref="Default"/> is set.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The default; clone it before putting it into an object.</summary>
    public JsonNode? Default { get; init; }

    public IReadOnlyDictionary<string, StructuralSchema> Properties { get; init; } = NoProperties;

    /// <summary>The schema of a map's values; <see cref="Empty"/> where it is only said whether there may be any.</summary>
    public StructuralSchema? AdditionalProperties { get; init; }

    /// <summary><c>additionalProperties: false</c>.</summary>
    public bool ForbidsAdditionalProperties { get; init; }

    public StructuralSchema? Items { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The allowed values; null where any is.</summary>
    public IReadOnlyList<JsonNode?>? Enum { get; init; }

    public double? Minimum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public double? Maximum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public double? MultipleOf { get; init; }

    /// <summary>In Unicode code points.</summary>
    public long? MinLength { get; init; }

    /// <inheritdoc cref="MinLength"/>
    public long? MaxLength { get; init; }

    /// <summary>A Go regular expression that has to match somewhere in the text.</summary>
    public string? Pattern
    {
        get;
        init
        {
            field = value;
            _compiledPattern = new(() => string.IsNullOrEmpty(value) ? null : GoPattern.Compile(value));
        }
    }

    /// <summary>The pattern, compiled when first asked for.</summary>
    /// <exception cref="GoPatternException">It does not compile; a definition with such a pattern is refused.</exception>
    public GoPattern? CompiledPattern => _compiledPattern?.Value;

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public bool UniqueItems { get; init; }

    public long? MinProperties { get; init; }

    public long? MaxProperties { get; init; }

    public IReadOnlyList<StructuralSchema> AllOf { get; init; } = [];

    public IReadOnlyList<StructuralSchema> AnyOf { get; init; } = [];

    public IReadOnlyList<StructuralSchema> OneOf { get; init; } = [];

    public StructuralSchema? Not { get; init; }

    /// <summary><c>x-kubernetes-preserve-unknown-fields</c>: pruning stops here, except for what is specified below.</summary>
    public bool PreserveUnknownFields { get; init; }

    /// <summary><c>x-kubernetes-int-or-string</c>.</summary>
    public bool IntOrString { get; init; }

    /// <summary><c>x-kubernetes-embedded-resource</c>: the value has apiVersion, kind and metadata of its own.</summary>
    public bool EmbeddedResource { get; init; }

    /// <summary><c>x-kubernetes-list-type</c>: <c>atomic</c>, <c>set</c>, <c>map</c>; null means atomic.</summary>
    public string? ListType { get; init; }

    /// <summary><c>x-kubernetes-list-map-keys</c>: the fields that identify an item of a list of type <c>map</c>.</summary>
    public IReadOnlyList<string> ListMapKeys { get; init; } = [];

    /// <summary><c>x-kubernetes-map-type</c>: <c>granular</c> or <c>atomic</c>; null means granular.</summary>
    public string? MapType { get; init; }

    /// <summary><c>x-kubernetes-validations</c>.</summary>
    public IReadOnlyList<ValidationRule> Validations { get; init; } = [];

    /// <summary>The schema of a map's entry: the property's own, else the one of additional properties, else null.</summary>
    public StructuralSchema? SchemaOf(string name) => Properties.GetValueOrDefault(name) ?? AdditionalProperties;

    /// <summary>Reads an <c>openAPIV3Schema</c>; what has the wrong JSON type is left out.</summary>
    public static StructuralSchema Parse(JsonObject openAPIV3Schema) => StructuralSchemaReader.Read(openAPIV3Schema);
}
