using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubeInventory.Client;

/// <summary>An amount as Kubernetes writes it: <c>500m</c>, <c>1.5Gi</c>, <c>2e3</c>, or the number 4. Immutable.</summary>
/// <remarks>It keeps its text, so that it is written as it was read; two are equal by their texts. <see cref="Value"/> tells how much it is.</remarks>
[JsonConverter(typeof(QuantityJsonConverter))]
public readonly record struct Quantity
{
    private readonly string? _text;

    /// <summary>The amount that a text says; any text will do, see <see cref="Value"/>.</summary>
    public Quantity(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>A whole amount, written as a number without quotes.</summary>
    public Quantity(long amount)
        : this(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), isNumber: true)
    {
    }

    internal Quantity(string text, bool isNumber)
    {
        _text = text;
        IsNumber = isNumber;
    }

    /// <summary>The amount as it is written, without quotes.</summary>
    public string Text => _text ?? "0";

    /// <summary>Whether it is a number in JSON rather than a string.</summary>
    public bool IsNumber { get; }

    /// <summary>How much it is: 0.5 for <c>500m</c>, 1073741824 for <c>1Gi</c>; null if the text is no quantity, or beyond a decimal's range.</summary>
    public decimal? Value => QuantityParser.Parse(Text);

    /// <summary>The amount that a text says.</summary>
    public static implicit operator Quantity(string text) => new(text);

    /// <summary>A whole amount.</summary>
    public static implicit operator Quantity(long amount) => new(amount);

    /// <summary>The amount as it is written, without quotes.</summary>
    public override string ToString() => Text;

    private sealed class QuantityJsonConverter : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new Quantity(reader.GetString()!)
                : new Quantity(JsonElement.ParseValue(ref reader).GetRawText(), isNumber: true);

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options)
        {
            if (value.IsNumber)
            {
                writer.WriteRawValue(value.Text);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }
    }
}
