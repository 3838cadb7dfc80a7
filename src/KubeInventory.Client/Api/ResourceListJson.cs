using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads lists.</summary>
internal static class ResourceListJson
{
    public static ResourceList<T> Read<T>(ReadOnlySpan<byte> json, ModelReadOptions options)
        where T : class, IKubernetesResource<T>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException($"A list is expected, and here is {reader.TokenType}.");
        }

        ListMeta? metadata = null;
        List<T>? items = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metadata"u8))
            {
                reader.Read();
                metadata = ModelJson.Read<ListMeta>(ref reader, options);
            }
            else if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                items = ReadItems<T>(ref reader, options);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return metadata is null
            ? throw new JsonException("A list is expected, and the object has no metadata.")
            : new ResourceList<T>(metadata, items ?? []);
    }

    private static List<T>? ReadItems<T>(ref Utf8JsonReader reader, ModelReadOptions options)
        where T : class, IKubernetesResource<T>
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException($"items must be an array, and is {reader.TokenType}.");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(ModelJson.Read<T>(ref reader, options));
        }

        return items;
    }
}
