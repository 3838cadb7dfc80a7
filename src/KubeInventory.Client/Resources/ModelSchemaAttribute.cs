using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Client;

/// <summary>What the schema of a model restricts beyond its C# types; emitted by the generator.</summary>
/// <remarks>An attribute, because a literal in code costs a compiler more; it is read when a model of the type is first validated.</remarks>
/// <param name="json">An OpenAPI schema that leaves out what the C# types say already; <c>$ref</c> is an index of a part.</param>
/// <param name="parts">Types that this one consists of, whose own schemas count.</param>
[AttributeUsage(AttributeTargets.Class)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelSchemaAttribute(string json, params Type[] parts) : Attribute
{
    private static readonly ConditionalWeakTable<Type, StructuralSchema> Structures = [];

    /// <summary>The schema.</summary>
    public string Json { get; } = json;

    /// <summary>What its references are about.</summary>
    public IReadOnlyList<Type> Parts { get; } = parts;

    /// <summary>The schema of a model; empty if it has none.</summary>
    internal static StructuralSchema StructureOf(Type model) => Structures.GetValue(model, static type => Read(type));

    private static StructuralSchema Read(Type type) => type.GetCustomAttribute<ModelSchemaAttribute>() is { } schema
        ? StructuralSchemaReader.Read((JsonObject)JsonNode.Parse(schema.Json)!, [.. schema.Parts.Select(StructureOf)])
        : StructuralSchema.Empty;
}
