using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>
/// A strategic merge patch, which built-in kinds take: lists with keys are merged item by item. Made by
/// <see cref="Patch.StrategicMerge(System.Text.Json.Nodes.JsonObject)"/>.
/// </summary>
public sealed class StrategicMergePatch : Patch
{
    private readonly Action<Utf8JsonWriter> _write;

    internal StrategicMergePatch(Action<Utf8JsonWriter> write) => _write = write;

    internal override string ContentType => MediaTypes.StrategicMergePatch;

    internal override void WriteTo(Utf8JsonWriter writer) => _write(writer);
}
