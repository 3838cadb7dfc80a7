using System.Text.Json.Serialization;

namespace KubeInventory.Benchmarks.Rivals;

/// <summary>System.Text.Json's source generator at its best: types known at compile time, camel case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainHost))]
[JsonSerializable(typeof(PlainHostList))]
[JsonSerializable(typeof(PlainPrometheus))]
internal sealed partial class PlainJson : JsonSerializerContext;
