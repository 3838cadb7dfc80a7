using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>An OpenAPI v3 schema, looked at where it stands in the text.</summary>
internal sealed class SchemaNode(YamlMapping yaml)
{
    public YamlPosition Position => yaml.Start;

    public string? Type => Text("type");

    public string? Format => Text("format");

    public string? Description => Text("description");

    public string? Reference => Text("$ref");

    public string? Pattern => Text("pattern");

    public bool IsNullable => yaml.Flag("nullable");

    public bool IsIntOrString =>
        yaml.Flag("x-kubernetes-int-or-string") || Format == "int-or-string" || (Type is null && IsEitherIntegerOrString);

    public bool IsEmbeddedResource => yaml.Flag("x-kubernetes-embedded-resource");

    public bool PreservesUnknownFields => yaml.Flag("x-kubernetes-preserve-unknown-fields");

    /// <summary>The name that C# shall use instead of the one on the wire; only the client's own schemas have it.</summary>
    public string? CSharpName => Text("x-csharp-name");

    /// <summary>The option of ModelReadOptions that leaves the property out; only the client's own schemas have it.</summary>
    public string? SkipOption => Text("x-csharp-skip-option");

    /// <summary>The CEL rules.</summary>
    public IEnumerable<YamlMapping> Rules => yaml.Sequence("x-kubernetes-validations") is { } rules ? rules.Items.OfType<YamlMapping>() : [];

    public SchemaNode? Items => Child("items");

    /// <summary>The schema of the values of a map; null if the node is no map, or one of anything.</summary>
    public SchemaNode? AdditionalProperties => Child("additionalProperties");

    public bool AllowsAnyAdditionalProperty => yaml.Flag("additionalProperties");

    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties =>
        yaml.Mapping("properties") is not { } properties
            ? []
            : properties.Entries
                .Where(static entry => entry.Value is YamlMapping)
                .Select(static entry => new KeyValuePair<string, SchemaNode>(entry.Key.Name, new SchemaNode((YamlMapping)entry.Value)))
                .ToList();

    public IReadOnlyList<string> Required => Scalars("required").Select(static scalar => scalar.Value).ToList();

    /// <summary>Properties that tell the items of a list apart.</summary>
    public IReadOnlyList<string> ListMapKeys => Scalars("x-kubernetes-list-map-keys").Select(static scalar => scalar.Value).ToList();

    /// <summary>The enumerated strings; values of other types are none of a string's.</summary>
    public IReadOnlyList<string> EnumStrings => Scalars("enum")
        .Where(static scalar => scalar.Kind == YamlScalarKind.String)
        .Select(static scalar => scalar.Value)
        .Distinct()
        .ToList();

    /// <summary>The enumerated whole numbers.</summary>
    public IReadOnlyList<long> EnumIntegers => Scalars("enum")
        .Select(static scalar => scalar.TryGetInt64(out var value) ? value : default(long?))
        .OfType<long>()
        .Distinct()
        .ToList();

    /// <summary>The enumerated booleans.</summary>
    public IReadOnlyList<bool> EnumBooleans => Scalars("enum")
        .Select(static scalar => scalar.TryGetBoolean(out var value) ? value : default(bool?))
        .OfType<bool>()
        .Distinct()
        .ToList();

    /// <summary>The enumerated values as text.</summary>
    public IReadOnlyList<string> EnumValues => Scalars("enum").Select(static scalar => scalar.Value).ToList();

    private bool IsEitherIntegerOrString =>
        yaml.Sequence("anyOf") is { Items.Length: 2 } any
        && any.Items.All(static item => item is YamlMapping option && option.Text("type") is "integer" or "string");

    public YamlNode? Find(string key) => yaml.Find(key);

    public string? Text(string key) => yaml.Text(key);

    public double? Number(string key) => yaml.Find(key) is YamlScalar scalar && scalar.TryGetDouble(out var number) ? number : null;

    private SchemaNode? Child(string key) => yaml.Mapping(key) is { } child ? new SchemaNode(child) : null;

    private IEnumerable<YamlScalar> Scalars(string key) =>
        yaml.Sequence(key) is { } sequence ? sequence.Items.OfType<YamlScalar>() : [];
}
