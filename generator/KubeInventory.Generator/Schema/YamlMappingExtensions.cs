using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Looks into a mapping by key and expected type; what is of another type counts as absent.</summary>
internal static class YamlMappingExtensions
{
    public static YamlMapping? Mapping(this YamlMapping? mapping, string key) => mapping?.Find(key) as YamlMapping;

    public static YamlSequence? Sequence(this YamlMapping? mapping, string key) => mapping?.Find(key) as YamlSequence;

    public static string? Text(this YamlMapping? mapping, string key) =>
        mapping?.Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    public static bool Flag(this YamlMapping? mapping, string key, bool otherwise = false) =>
        mapping?.Find(key) is YamlScalar scalar && scalar.TryGetBoolean(out var flag) ? flag : otherwise;
}
