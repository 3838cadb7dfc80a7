using System.Buffers;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>JSON that is no model's.</summary>
internal static class JsonBody
{
    public static void Write(IBufferWriter<byte> destination, Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(destination);
        write(writer);
    }
}
