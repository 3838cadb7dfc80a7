using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubeInventory.Client;

/// <summary>A value that Kubernetes lets people write as an integer or as a string, such as a port or a percentage.</summary>
[JsonConverter(typeof(IntOrStringJsonConverter))]
public readonly record struct IntOrString
{
    private readonly long _integer;

    /// <summary>The value as an integer.</summary>
    public IntOrString(long value) => _integer = value;

    /// <summary>The value as a string, even where its text is a number.</summary>
    public IntOrString(string value) => Text = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The string; null if the value is a number.</summary>
    public string? Text { get; }

    /// <summary>The integer; null if the value is a string.</summary>
    public long? Number => Text is null ? _integer : null;

    /// <summary>An integer.</summary>
    public static implicit operator IntOrString(long value) => new(value);

    /// <summary>A string.</summary>
    public static implicit operator IntOrString(string value) => new(value);

    /// <summary>The value's text without quotes.</summary>
    public override string ToString() => Text ?? _integer.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a JSON number or string.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Text is null)
        {
            writer.WriteNumberValue(_integer);
        }
        else
        {
            writer.WriteStringValue(Text);
        }
    }

    private sealed class IntOrStringJsonConverter : JsonConverter<IntOrString>
    {
        public override IntOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.GetInt64();

        public override void Write(Utf8JsonWriter writer, IntOrString value, JsonSerializerOptions options) => value.WriteTo(writer);
    }
}
