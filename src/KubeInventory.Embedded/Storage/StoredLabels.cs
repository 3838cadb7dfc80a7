using System.Collections.Frozen;
using System.Text.Json;

namespace KubeInventory.Embedded.Storage;

/// <summary>Reads <c>metadata.labels</c> without reading the rest of the object.</summary>
internal static class StoredLabels
{
    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        reader.Read();
        if (!MoveTo(ref reader, "metadata"u8) || !MoveTo(ref reader, "labels"u8))
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            labels[name] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        }

        return labels;
    }

    private static bool MoveTo(ref Utf8JsonReader reader, ReadOnlySpan<byte> property)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(property);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.StartObject;
            }

            reader.Skip();
        }

        return false;
    }
}
