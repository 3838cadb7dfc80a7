using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>A list of nodes.</summary>
internal sealed class YamlSequence(YamlPosition start, YamlPosition end, string? tag, ImmutableArray<YamlNode> items)
    : YamlNode(start, end, tag)
{
    public ImmutableArray<YamlNode> Items { get; } = items;
}
