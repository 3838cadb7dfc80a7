using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>JSON of another shape than the model's, at an offset that a path is found for only when someone asks.</summary>
internal sealed class ModelShapeException(string message, long offset) : JsonException(message)
{
    /// <summary>Where the token begins, counted as the reader counts.</summary>
    public long Offset { get; } = offset;
}
