using System.Buffers;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Between models and UTF-8 bytes.</summary>
internal static class ModelJson
{
    public static T Read<T>(ReadOnlySpan<byte> json, ModelReadOptions? options = null)
        where T : class, IModel<T>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Read<T>(ref reader, options ?? ModelReadOptions.Default);
    }

    /// <summary>Reads the value on which the reader stands.</summary>
    public static T Read<T>(ref Utf8JsonReader reader, ModelReadOptions options)
        where T : class, IModel<T>
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException($"A JSON object is expected, and here is {reader.TokenType}.");
        }

        return T.ReadJson(ref reader, options);
    }

    public static void Write(IBufferWriter<byte> destination, Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(destination);
        write(writer);
    }
}
