using System.ComponentModel;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Client;

/// <summary>What the schema of a model restricts beyond its C# types; emitted by the generator. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelSchema
{
    /// <summary>Takes the restrictions of one type.</summary>
    /// <param name="json">An OpenAPI schema in UTF-8 that leaves out what the C# types say already; <c>$ref</c> is an index of a part.</param>
    /// <param name="parts">The schemas of types that this one consists of.</param>
    public ModelSchema(ReadOnlySpan<byte> json, params ModelSchema[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Structure = StructuralSchemaReader.Read((JsonObject)JsonNode.Parse(json)!, Array.ConvertAll(parts, static part => part.Structure));
    }

    private ModelSchema() => Structure = StructuralSchema.Empty;

    /// <summary>Anything that the C# type can hold.</summary>
    public static ModelSchema Unrestricted { get; } = new();

    internal StructuralSchema Structure { get; }

    /// <summary>The schema of a model, which is made when it is first asked for.</summary>
    public static ModelSchema Of<T>()
        where T : class, IModel<T> => Cache<T>.Schema;

    private static class Cache<T>
        where T : class, IModel<T>
    {
        public static readonly ModelSchema Schema = T.Schema;
    }
}
