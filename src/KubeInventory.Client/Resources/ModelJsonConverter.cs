using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubeInventory.Client;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a model by the model's own code.</summary>
/// <typeparam name="T">The model.</typeparam>
public sealed class ModelJsonConverter<T> : JsonConverter<T>
    where T : class, IModel<T>
{
    private readonly ModelReadOptions _reading = new() { ShareValues = true };

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ModelJson.Read<T>(ref reader, _reading);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => ModelJson.Write(writer, value);
}
