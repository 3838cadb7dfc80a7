namespace KubeInventory.Generator.Yaml;

/// <summary>A single value. Its text is <see cref="Value"/>; what Kubernetes makes of it is <see cref="Kind"/>.</summary>
internal sealed class YamlScalar(YamlPosition start, YamlPosition end, string? tag, string value, YamlScalarStyle style)
    : YamlNode(start, end, tag)
{
    /// <summary>The text without quotes, with escapes, folding and chomping applied; empty where a value is left out.</summary>
    public string Value { get; } = value;

    public YamlScalarStyle Style { get; } = style;

    public YamlScalarKind Kind => ScalarResolution.Resolve(this).Kind;

    /// <summary>True for a value that is left out, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => Kind == YamlScalarKind.Null;

    /// <summary>What the scalar is called as the key of a JSON object: <c>0x10</c> is called 16, <c>yes</c> is called true.</summary>
    public string Name => ScalarResolution.NameOf(this);

    /// <summary>Reads <c>true</c>, <c>yes</c>, <c>on</c>, <c>y</c> and their opposites.</summary>
    public bool TryGetBoolean(out bool value)
    {
        var resolved = ScalarResolution.Resolve(this);
        value = resolved.Boolean;
        return resolved.Kind == YamlScalarKind.Boolean;
    }

    /// <summary>Reads a number that is whole, also one written as <c>0x10</c>, <c>017</c>, <c>1_000</c> or <c>1e3</c>.</summary>
    public bool TryGetInt64(out long value) => ScalarResolution.Resolve(this).TryGetInt64(out value);

    /// <summary>Reads any number; one that needs more than 53 bits is rounded.</summary>
    public bool TryGetDouble(out double value) => ScalarResolution.Resolve(this).TryGetDouble(out value);
}
