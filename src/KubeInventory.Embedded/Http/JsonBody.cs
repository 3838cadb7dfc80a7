using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http;

/// <summary>Parses JSON as Kubernetes does: a repeated field is no error, the last one counts, and strict clients are told.</summary>
internal static class JsonBody
{
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static ObjectText Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        if (!reader.Read())
        {
            throw new JsonException("unexpected end of JSON input");
        }

        var duplicates = new List<string>();
        var value = ReadValue(ref reader, "", duplicates);
        return reader.Read() ? throw new JsonException("text follows the JSON value") : new(value, duplicates);
    }

    private static JsonNode? ReadValue(ref Utf8JsonReader reader, string path, List<string> duplicates) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, path, duplicates),
        JsonTokenType.StartArray => ReadArray(ref reader, path, duplicates),
        JsonTokenType.Null => null,
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        JsonTokenType.String => JsonValue.Create(reader.GetString()),
        _ => JsonValue.Create(JsonElement.ParseValue(ref reader)),
    };

    private static JsonObject ReadObject(ref Utf8JsonReader reader, string path, List<string> duplicates)
    {
        var value = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var child = path.Length == 0 ? name : $"{path}.{name}";
            if (value.Remove(name))
            {
                duplicates.Add(child);
            }

            reader.Read();
            value[name] = ReadValue(ref reader, child, duplicates);
        }

        return value;
    }

    private static JsonArray ReadArray(ref Utf8JsonReader reader, string path, List<string> duplicates)
    {
        var value = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            value.Add(ReadValue(ref reader, $"{path}[{value.Count}]", duplicates));
        }

        return value;
    }
}
