namespace KubeInventory.Generator.Yaml;

/// <summary>A scalar's text before its tag and anchor are attached.</summary>
internal readonly struct ScalarText(string value, YamlScalarStyle style, YamlPosition end)
{
    public string Value { get; } = value;

    public YamlScalarStyle Style { get; } = style;

    public YamlPosition End { get; } = end;
}
