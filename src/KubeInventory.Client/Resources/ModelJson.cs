using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Between models and JSON.</summary>
public static class ModelJson
{
    /// <summary>Reads one JSON object from UTF-8 bytes. What follows it is not looked at.</summary>
    /// <exception cref="JsonException">The JSON is malformed, or not of the type's shape; the message names the property.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, ModelReadOptions? options = null)
        where T : class, IModel<T>
    {
        var reader = new ModelJsonReader(json, options);
        return T.ReadJson(ref reader);
    }

    /// <summary>Reads the JSON object on which the reader stands, or before which it stands; afterwards it stands on the object's end.</summary>
    /// <exception cref="JsonException">The JSON is malformed, or not of the type's shape; the message names the property.</exception>
    public static T Read<T>(ref Utf8JsonReader reader, ModelReadOptions? options = null)
        where T : class, IModel<T> => Read<T>(JsonValueBytes.Take(ref reader), options);

    /// <summary>Reads a JSON object.</summary>
    /// <exception cref="JsonException">The JSON is not of the type's shape; the message names the property.</exception>
    public static T Read<T>(JsonElement json)
        where T : class, IModel<T> => Read<T>(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json));

    /// <summary>Writes a model's JSON object.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T model)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        using var json = new ModelJsonWriter(writer.Options.Encoder ?? System.Text.Encodings.Web.JavaScriptEncoder.Default);
        model.WriteJson(json);
        if (writer.Options.Indented)
        {
            // Whatever breaks and indents lines must see each value.
            using var document = JsonDocument.Parse(json.Written);
            document.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(json.Written.Span, skipInputValidation: true);
        }
    }

    /// <summary>A model's JSON, UTF-8.</summary>
    public static byte[] ToUtf8Bytes<T>(T model)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        using var json = new ModelJsonWriter();
        model.WriteJson(json);
        return json.Written.ToArray();
    }
}
