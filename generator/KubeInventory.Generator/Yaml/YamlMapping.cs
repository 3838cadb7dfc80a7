using System.Collections.Generic;
using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>Named nodes in the order of the text; no two have the same <see cref="YamlScalar.Name"/>.</summary>
/// <remarks>What a merge key (<c>&lt;&lt;</c>) brings follows the mapping's own entries.</remarks>
internal sealed class YamlMapping(
    YamlPosition start,
    YamlPosition end,
    string? tag,
    ImmutableArray<KeyValuePair<YamlScalar, YamlNode>> entries)
    : YamlNode(start, end, tag)
{
    public ImmutableArray<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    /// <summary>The node under a key, or null where the mapping has no such key; a key without a value holds a null scalar.</summary>
    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Name == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
