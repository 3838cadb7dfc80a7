using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>A type whose JSON code the generator wrote.</summary>
/// <remarks><see cref="ModelJson"/> reads and writes it by way of <see cref="Utf8JsonReader"/> and <see cref="Utf8JsonWriter"/>.</remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IModel<TSelf>
    where TSelf : class, IModel<TSelf>
{
    /// <summary>Reads one JSON object, before which the reader stands.</summary>
    /// <exception cref="JsonException">The JSON is not of this type's shape; the message names the property.</exception>
    static abstract TSelf ReadJson(ref ModelJsonReader reader);

    /// <summary>Writes one JSON object: fields that are set, then unknown fields as they were read.</summary>
    void WriteJson(ModelJsonWriter writer);
}
