using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    /// <summary>Reads an array of strings.</summary>
    public static IReadOnlyList<string>? ReadStrings(ref Utf8JsonReader reader) =>
        ReadList(ref reader, ModelReadOptions.Default, ReadText);

    /// <summary>Reads an array.</summary>
    public static IReadOnlyList<T>? ReadList<T>(ref Utf8JsonReader reader, ModelReadOptions options, ModelRead<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return IsNull(ref reader) ? null : throw Unexpected(ref reader, "an array");
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return [];
        }

        var first = read(ref reader, options);
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return new[] { first };
        }

        var items = new T[4];
        items[0] = first;
        var count = 1;
        while (reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length)
            {
                Array.Resize(ref items, count * 2);
            }

            items[count++] = read(ref reader, options);
            reader.Read();
        }

        // What a cache keeps should hold no spare room.
        Array.Resize(ref items, count);
        return items;
    }

    /// <summary>Reads an object as a map of strings.</summary>
    public static IReadOnlyDictionary<string, string>? ReadStringMap(ref Utf8JsonReader reader) =>
        ReadMap(ref reader, ModelReadOptions.Default, ReadText);

    /// <summary>Reads an object as a map.</summary>
    public static IReadOnlyDictionary<string, T>? ReadMap<T>(ref Utf8JsonReader reader, ModelReadOptions options, ModelRead<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return IsNull(ref reader) ? null : throw Unexpected(ref reader, "an object");
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        reader.Read();
        while (reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            map[key] = read(ref reader, options);
            reader.Read();
        }

        return map;
    }

    private static string ReadText(ref Utf8JsonReader reader, ModelReadOptions options) => NotNull(ref reader, ReadString(ref reader));
}
