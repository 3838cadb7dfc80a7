namespace KubeInventory.Generator.Yaml;

/// <summary>What a scalar becomes when Kubernetes turns its YAML into JSON.</summary>
internal enum YamlScalarKind
{
    String,
    Null,
    Boolean,
    Number,
}
