using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelWriter
{
    /// <summary>Writes an RFC 3339 time with as many digits as it has, and its offset.</summary>
    public static void WriteTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value)
    {
        if (value is { } set)
        {
            writer.WritePropertyName(name);
            WriteTimeValue(writer, set);
        }
    }

    /// <summary>Writes a time as metav1.Time does: in UTC, whole seconds.</summary>
    public static void WriteSecondTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value)
    {
        if (value is { } set)
        {
            var utc = set.UtcDateTime;
            writer.WriteString(name, utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)));
        }
    }

    /// <summary>Writes a time as metav1.MicroTime does: in UTC, with exactly six fractional digits.</summary>
    public static void WriteMicroTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value)
    {
        if (value is { } set)
        {
            // The round-trip format has seven digits and a Z.
            Span<byte> text = stackalloc byte[28];
            var fits = set.UtcDateTime.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
            Debug.Assert(fits && length == text.Length, "The round-trip format of a UTC time has 28 characters.");
            text[^2] = (byte)'Z';
            writer.WriteString(name, text[..^1]);
        }
    }

    /// <summary>Writes an RFC 3339 time without a name.</summary>
    public static void WriteTimeValue(Utf8JsonWriter writer, DateTimeOffset value)
    {
        if (value.Offset == TimeSpan.Zero)
        {
            writer.WriteStringValue(value.UtcDateTime);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
