using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>An object of few fields that the client has a type for.</summary>
/// <param name="type">Name of that type.</param>
/// <param name="fields">Its fields: <c>name</c> for a text, or <c>name:type/format</c>.</param>
internal sealed class WellKnownShape(string type, string[] fields)
{
    private readonly Dictionary<string, string> _fields =
        fields.ToDictionary(static field => field.Split(':')[0], static field => field.Split(':').ElementAtOrDefault(1) ?? "string");

    public string Type { get; } = type;

    /// <summary>Whether an object of these fields is this one, by the name of the property that has it and its schema.</summary>
    public Func<string, SchemaNode, bool> IsMeant { get; init; } = static (_, _) => true;

    /// <summary>Whether an object has these properties and no others.</summary>
    public bool Fits(IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        properties.Count == _fields.Count && properties.All(property => _fields.TryGetValue(property.Key, out var type) && IsOf(type, property.Value));

    // An enum would lose its names, and a null that means something its meaning.
    private static bool IsOf(string type, SchemaNode schema) =>
        !schema.IsNullable && schema.EnumStrings.Count == 0 && type == (schema.Format is null ? schema.Type : schema.Type + "/" + schema.Format);
}
