using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Tests;

/// <summary>Reads any JSON with the reader of models, value by value, into the nodes that System.Text.Json would make of it.</summary>
internal static class AnyModel
{
    public static JsonNode? Read(ReadOnlySpan<byte> json)
    {
        var reader = new ModelJsonReader(json);
        var value = ReadValue(ref reader);
        return reader.Peek() == 0 && reader.Position == json.Length ? value : throw reader.Malformed();
    }

    public static byte[] Write(JsonNode? value)
    {
        using var writer = new ModelJsonWriter();
        WriteValue(writer, value);
        return writer.Written.ToArray();
    }

    private static JsonNode? ReadValue(ref ModelJsonReader reader)
    {
        switch (reader.Peek())
        {
            case (byte)'{':
                return ReadObject(ref reader);
            case (byte)'[':
                return new JsonArray([.. ModelReader.ReadList(ref reader, ReadValue)!]);
            case (byte)'"':
                return ModelReader.ReadString(ref reader);
            case (byte)'t' or (byte)'f':
                return ModelReader.ReadBoolean(ref reader);
            case (byte)'n':
                ModelReader.IsNull(ref reader);
                return null;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return reader.TryReadWhole(out var whole) ? whole : JsonValue.Create(reader.ReadElement());
            default:
                throw ModelReader.Unexpected(ref reader, "a value");
        }
    }

    private static JsonObject ReadObject(ref ModelJsonReader reader)
    {
        var result = new JsonObject();
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            result[Encoding.UTF8.GetString(name)] = ReadValue(ref reader);
        }

        return result;
    }

    private static void WriteValue(ModelJsonWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                ModelWriter.WriteValue(writer, map.ToDictionary(entry => entry.Key, entry => entry.Value), WriteValue);
                break;
            case JsonArray list:
                ModelWriter.WriteValue(writer, list.ToList(), WriteValue);
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                ModelWriter.WriteValue(writer, text.GetValue<string>());
                break;
            case JsonValue other:
                ModelWriter.WriteValue(writer, JsonSerializer.SerializeToElement(other));
                break;
            default:
                ModelWriter.WriteNullValue(writer);
                break;
        }
    }
}
