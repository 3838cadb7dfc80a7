using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>An emitted kind, for who knows it by JSON alone.</summary>
internal abstract class CorpusModel
{
    /// <summary>Group, version and kind.</summary>
    public abstract ResourceDefinition Definition { get; }

    public static CorpusModel Of(Type kind) => (CorpusModel)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(kind))!;

    /// <summary>What becomes of JSON that is read and written again, and whether reading that gives an equal object.</summary>
    public abstract (JsonNode? Written, bool IsEqual) RoundTrip(JsonNode value);

    /// <summary>What an object violates.</summary>
    public abstract IReadOnlyList<SchemaViolation> Validate(JsonNode value, JsonNode? old);

    private sealed class Typed<T> : CorpusModel
        where T : class, IKubernetesResource<T>
    {
        public override ResourceDefinition Definition => T.Definition;

        public override (JsonNode? Written, bool IsEqual) RoundTrip(JsonNode value)
        {
            var model = value.Deserialize<T>()!;
            var written = JsonSerializer.SerializeToNode(model);
            return (written, model.Equals(written.Deserialize<T>()) && model.GetHashCode() == written.Deserialize<T>()!.GetHashCode());
        }

        public override IReadOnlyList<SchemaViolation> Validate(JsonNode value, JsonNode? old) => old is null
            ? value.Deserialize<T>()!.Validate()
            : value.Deserialize<T>()!.ValidateUpdate(old.Deserialize<T>()!);
    }
}
