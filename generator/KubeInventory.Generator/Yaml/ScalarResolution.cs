using System.Globalization;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads scalars as Kubernetes does, which is YAML 1.1: <c>yes</c> is a boolean and <c>017</c> is fifteen.</summary>
/// <remarks>Source: sigs.k8s.io/yaml on go.yaml.in/yaml/v2, resolve.go.</remarks>
internal static class ScalarResolution
{
    public static ResolvedScalar Resolve(YamlScalar scalar) =>
        scalar.Tag is null
            ? scalar.Style == YamlScalarStyle.Plain ? ResolvePlain(scalar.Value) : default
            : ResolveTagged(scalar.Tag, scalar.Value);

    public static string NameOf(YamlScalar scalar)
    {
        var resolved = Resolve(scalar);
        return resolved.Kind switch
        {
            YamlScalarKind.Boolean => resolved.Boolean ? "true" : "false",
            YamlScalarKind.Number when resolved.TryGetExactInteger(out var integer) => integer.ToString(CultureInfo.InvariantCulture),
            YamlScalarKind.Number when resolved.TryGetDouble(out var number) => FloatName.Of(number),
            _ => scalar.Value,
        };
    }

    private static ResolvedScalar ResolveTagged(string tag, string value)
    {
        var resolved = ResolvePlain(value);
        var expected = tag switch
        {
            "tag:yaml.org,2002:null" => YamlScalarKind.Null,
            "tag:yaml.org,2002:bool" => YamlScalarKind.Boolean,
            "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" => YamlScalarKind.Number,
            _ => YamlScalarKind.String,
        };
        return resolved.Kind == expected ? resolved : default;
    }

    private static ResolvedScalar ResolvePlain(string value)
    {
        if (value.Length == 0)
        {
            return ResolvedScalar.Null;
        }

        return value[0] switch
        {
            '~' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'y' or 'Y' or 'o' or 'O' => ResolveWord(value),
            '.' or '+' or '-' or (>= '0' and <= '9') => NumberResolution.Resolve(value),
            _ => default,
        };
    }

    private static ResolvedScalar ResolveWord(string value) => value switch
    {
        "~" or "null" or "Null" or "NULL" => ResolvedScalar.Null,
        "y" or "Y" or "yes" or "Yes" or "YES" => ResolvedScalar.True,
        "true" or "True" or "TRUE" => ResolvedScalar.True,
        "on" or "On" or "ON" => ResolvedScalar.True,
        "n" or "N" or "no" or "No" or "NO" => ResolvedScalar.False,
        "false" or "False" or "FALSE" => ResolvedScalar.False,
        "off" or "Off" or "OFF" => ResolvedScalar.False,
        _ => default,
    };
}
