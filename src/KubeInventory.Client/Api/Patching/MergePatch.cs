using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>A merge patch (RFC 7386). Made by <see cref="Patch.Merge(System.Text.Json.Nodes.JsonObject)"/>.</summary>
public sealed class MergePatch : Patch
{
    private readonly Action<Utf8JsonWriter, JsonSerializerOptions?> _write;

    internal MergePatch(Action<Utf8JsonWriter, JsonSerializerOptions?> write) => _write = write;

    internal override string ContentType => MediaTypes.MergePatch;

    internal override void WriteTo(Utf8JsonWriter writer) => _write(writer, null);
}
