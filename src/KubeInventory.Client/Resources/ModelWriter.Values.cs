using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelWriter
{
    /// <summary>Writes null.</summary>
    public static void WriteNullValue(ModelJsonWriter writer) => writer.Raw("null"u8);

    /// <summary>Writes a string without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, string value) => writer.Text(value);

    /// <summary>Writes a boolean without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, bool value) => writer.Boolean(value);

    /// <summary>Writes an integer without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, long value) => writer.Integer(value);

    /// <summary>Writes an integer without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, ulong value) => writer.Number(value);

    /// <summary>Writes a number without a name.</summary>
    /// <exception cref="ArgumentException">It is not finite: JSON has no such number.</exception>
    public static void WriteValue(ModelJsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"JSON has no number {value}.", nameof(value));
        }

        writer.Number(value);
    }

    /// <summary>Writes base64 without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, ReadOnlyMemory<byte> value) => writer.Base64(value.Span);

    /// <summary>Writes a number or a string without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, IntOrString value)
    {
        if (value.Text is { } text)
        {
            writer.Text(text);
        }
        else
        {
            writer.Integer(value.Number.GetValueOrDefault());
        }
    }

    /// <summary>Writes a quantity without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, Quantity value)
    {
        if (value.IsNumber)
        {
            writer.Raw(Encoding.ASCII.GetBytes(value.Text));
        }
        else
        {
            writer.Text(value.Text);
        }
    }

    /// <summary>Writes a duration without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, KubeDuration value) => writer.Text(value.Text);

    /// <summary>Writes any JSON without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, JsonElement value) => writer.Element(value);

    /// <summary>Writes an RFC 3339 time without a name.</summary>
    public static void WriteValue(ModelJsonWriter writer, DateTimeOffset value) => writer.Time(value, -1);
}
