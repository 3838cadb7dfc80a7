using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>One operation of a JSON patch; its value is encoded when it is added, so that later changes to a node do not reach it.</summary>
internal sealed record JsonPatchOperation(string Name, string Path, ReadOnlyMemory<byte> Value)
{
    public static ReadOnlyMemory<byte> Encode(JsonNode? value) => value is null ? "null"u8.ToArray() : Encode(value.WriteTo);

    public static ReadOnlyMemory<byte> Encode<T>(T value)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return ModelJson.ToUtf8Bytes(value);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("op"u8, Name);
        writer.WriteString("path"u8, Path);
        if (!Value.IsEmpty)
        {
            writer.WritePropertyName("value"u8);
            writer.WriteRawValue(Value.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Encode(Action<Utf8JsonWriter, JsonSerializerOptions?> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer, null);
        }

        return buffer.WrittenMemory;
    }
}
