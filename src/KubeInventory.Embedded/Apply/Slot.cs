using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>A place in an object: absent, or with a value, which may be null.</summary>
/// <param name="IsPresent">Whether there is a value.</param>
/// <param name="Value">The value; null stands for JSON's null too.</param>
internal readonly record struct Slot(bool IsPresent, JsonNode? Value)
{
    public static Slot Absent => default;

    public static Slot Of(JsonNode? value) => new(IsPresent: true, value);

    /// <summary>The field of a map; absent if the map is.</summary>
    public static Slot Field(JsonObject? map, string name) =>
        map is not null && map.TryGetPropertyValue(name, out var value) ? Of(value) : Absent;
}
