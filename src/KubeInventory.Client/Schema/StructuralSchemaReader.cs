using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Turns the JSON of a schema into a <see cref="StructuralSchema"/>.</summary>
internal sealed class StructuralSchemaReader
{
    private static readonly StructuralSchemaReader WithoutParts = new([]);

    private readonly IReadOnlyList<StructuralSchema> _parts;

    private StructuralSchemaReader(IReadOnlyList<StructuralSchema> parts) => _parts = parts;

    public static StructuralSchema Read(JsonObject json) => WithoutParts.ReadNode(json);

    /// <summary>Reads a schema that refers by number (<c>"$ref": 0</c>) to others.</summary>
    public static StructuralSchema Read(JsonObject json, IReadOnlyList<StructuralSchema> parts) => new StructuralSchemaReader(parts).ReadNode(json);

    private StructuralSchema ReadNode(JsonObject json) => json.Count("$ref") is { } part && part < _parts.Count
        ? _parts[(int)part] with
        {
            Nullable = json.Flag("nullable"),
            HasDefault = json["default"] is not null,
            Default = json["default"]?.DeepClone(),
        }
        : ReadKeywords(json);

    private StructuralSchema ReadKeywords(JsonObject json) => new()
    {
        Type = json.Text("type"),
        Format = json.Text("format"),
        Title = json.Text("title"),
        Description = json.Text("description"),
        Nullable = json.Flag("nullable"),
        HasDefault = json["default"] is not null,
        Default = json["default"]?.DeepClone(),
        Properties = Properties(json),
        AdditionalProperties = AdditionalProperties(json["additionalProperties"]),
        ForbidsAdditionalProperties = json["additionalProperties"]?.GetValueKind() == JsonValueKind.False,
        Items = Schema(json["items"]),
        Required = json.Texts("required"),
        Enum = (json["enum"] as JsonArray)?.Select(value => value?.DeepClone()).ToArray(),
        Minimum = json.Number("minimum"),
        ExclusiveMinimum = json.Flag("exclusiveMinimum"),
        Maximum = json.Number("maximum"),
        ExclusiveMaximum = json.Flag("exclusiveMaximum"),
        MultipleOf = json.Number("multipleOf"),
        MinLength = json.Count("minLength"),
        MaxLength = json.Count("maxLength"),
        Pattern = json.Text("pattern"),
        MinItems = json.Count("minItems"),
        MaxItems = json.Count("maxItems"),
        UniqueItems = json.Flag("uniqueItems"),
        MinProperties = json.Count("minProperties"),
        MaxProperties = json.Count("maxProperties"),
        AllOf = Schemas(json["allOf"]),
        AnyOf = Schemas(json["anyOf"]),
        OneOf = Schemas(json["oneOf"]),
        Not = Schema(json["not"]),
        PreserveUnknownFields = json.Flag("x-kubernetes-preserve-unknown-fields"),
        IntOrString = json.Flag("x-kubernetes-int-or-string"),
        EmbeddedResource = json.Flag("x-kubernetes-embedded-resource"),
        ListType = json.Text("x-kubernetes-list-type"),
        ListMapKeys = json.Texts("x-kubernetes-list-map-keys"),
        MapType = json.Text("x-kubernetes-map-type"),
        Validations = Rules(json["x-kubernetes-validations"]),
    };

    private StructuralSchema? Schema(JsonNode? node) => node is JsonObject json ? ReadNode(json) : null;

    private StructuralSchema[] Schemas(JsonNode? node) =>
        node is JsonArray list ? [.. list.OfType<JsonObject>().Select(ReadNode)] : [];

    private FrozenDictionary<string, StructuralSchema> Properties(JsonObject json) =>
        json["properties"] is JsonObject properties
            ? properties.Where(property => property.Value is JsonObject)
                .ToFrozenDictionary(property => property.Key, property => ReadNode((JsonObject)property.Value!))
            : FrozenDictionary<string, StructuralSchema>.Empty;

    private StructuralSchema? AdditionalProperties(JsonNode? node) => node switch
    {
        JsonObject json => ReadNode(json),
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => StructuralSchema.Empty,
        _ => null,
    };

    private static ValidationRule[] Rules(JsonNode? node) =>
        node is JsonArray list ? [.. list.OfType<JsonObject>().Select(Rule)] : [];

    private static ValidationRule Rule(JsonObject json) => new()
    {
        Rule = json.Text("rule") ?? "",
        Message = json.Text("message"),
        MessageExpression = json.Text("messageExpression"),
        Reason = json.Text("reason"),
        FieldPath = json.Text("fieldPath"),
        OptionalOldSelf = json.Flag("optionalOldSelf"),
    };
}
