using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubeInventory.Client;

/// <summary>Lets <see cref="JsonSerializer"/> read and write an open enum of integers or booleans as these.</summary>
/// <typeparam name="T">The open enum.</typeparam>
/// <typeparam name="TValue"><see cref="int"/>, <see cref="long"/>, <see cref="ulong"/> or <see cref="bool"/>.</typeparam>
public sealed class OpenScalarJsonConverter<T, TValue> : JsonConverter<T>
    where T : struct, IOpenEnumValue<T, TValue>
    where TValue : struct
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        object value =
            typeof(TValue) == typeof(bool) ? reader.GetBoolean()
            : typeof(TValue) == typeof(int) ? reader.GetInt32()
            : typeof(TValue) == typeof(long) ? reader.GetInt64()
            : reader.GetUInt64();
        return T.FromValue((TValue)value);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.Value)
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            default:
                throw new NotSupportedException($"No open enum has values of the type {typeof(TValue)}.");
        }
    }
}
