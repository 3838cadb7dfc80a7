using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>A map, or an object with fields: owned by entries, unless it is atomic.</summary>
internal sealed class MapType
{
    /// <summary>The fields that the schema names.</summary>
    public IReadOnlyDictionary<string, FieldType> Fields { get; init; } = new Dictionary<string, FieldType>();

    /// <summary>What named fields are when absent, as far as they have a default.</summary>
    public IReadOnlyDictionary<string, JsonNode> Defaults { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>The type of all other entries; null if there may be none.</summary>
    public FieldType? Entries { get; init; }

    /// <summary>Whether the map is owned as one.</summary>
    public bool IsAtomic { get; init; }

    /// <summary>The type of an entry; null if the map may not have it.</summary>
    public FieldType? TypeOf(string name) => Fields.GetValueOrDefault(name) ?? Entries;
}
