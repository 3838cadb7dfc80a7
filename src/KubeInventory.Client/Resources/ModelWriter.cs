using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>What the generated writers of models call; not meant to be called by hand.</summary>
/// <remarks>A value that is null is left out, its name too.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelWriter
{
    /// <summary>Writes a string.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, bool? value)
    {
        if (value is { } set)
        {
            writer.WriteBoolean(name, set);
        }
    }

    /// <summary>Writes an integer.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, int? value)
    {
        if (value is { } set)
        {
            writer.WriteNumber(name, set);
        }
    }

    /// <summary>Writes an integer.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, long? value)
    {
        if (value is { } set)
        {
            writer.WriteNumber(name, set);
        }
    }

    /// <summary>Writes an integer.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, ulong? value)
    {
        if (value is { } set)
        {
            writer.WriteNumber(name, set);
        }
    }

    /// <summary>Writes a number.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, double? value)
    {
        if (value is { } set)
        {
            writer.WriteNumber(name, set);
        }
    }

    /// <summary>Writes base64.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlyMemory<byte>? value)
    {
        if (value is { } set)
        {
            writer.WriteBase64String(name, set.Span);
        }
    }

    /// <summary>Writes a number or a string.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, IntOrString? value)
    {
        if (value is { } set)
        {
            writer.WritePropertyName(name);
            set.WriteTo(writer);
        }
    }

    /// <summary>Writes a null that was read as one, and means something other than absence.</summary>
    public static void WriteNull(Utf8JsonWriter writer, JsonEncodedText name, string field, UnknownFields? fields)
    {
        if (fields?.ExplicitNulls.Contains(field) == true)
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes any JSON.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } set)
        {
            writer.WritePropertyName(name);
            set.WriteTo(writer);
        }
    }

    /// <summary>Writes an array of strings.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string>? values) =>
        Write(writer, name, values, static (w, value) => w.WriteStringValue(value));

    /// <summary>Writes an array.</summary>
    public static void Write<T>(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is not null)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, values, write);
        }
    }

    /// <summary>Writes a map of strings.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyDictionary<string, string>? values) =>
        Write(writer, name, values, static (w, value) => w.WriteStringValue(value));

    /// <summary>Writes a map.</summary>
    public static void Write<T>(
        Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyDictionary<string, T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is not null)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, values, write);
        }
    }

    /// <summary>Writes an array without a name.</summary>
    public static void WriteValue<T>(Utf8JsonWriter writer, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        for (var i = 0; i < values.Count; i++)
        {
            write(writer, values[i]);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a map without a name.</summary>
    public static void WriteValue<T>(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> values, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject();
        if (values is Dictionary<string, T> dictionary)
        {
            // Its own enumerator costs no allocation.
            foreach (var (key, value) in dictionary)
            {
                writer.WritePropertyName(key);
                write(writer, value);
            }
        }
        else
        {
            foreach (var (key, value) in values)
            {
                writer.WritePropertyName(key);
                write(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes an RFC 3339 time with as many digits as it has, and its offset.</summary>
    public static void WriteTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value) =>
        Write(writer, name, value, TimeFormat.Full);

    /// <summary>Writes a time as metav1.Time does: in UTC, whole seconds.</summary>
    public static void WriteSecondTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value) =>
        Write(writer, name, value?.ToUniversalTime(), TimeFormat.Seconds);

    /// <summary>Writes a time as metav1.MicroTime does: in UTC, with exactly six fractional digits.</summary>
    public static void WriteMicroTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value) =>
        Write(writer, name, value?.ToUniversalTime(), TimeFormat.Micro);

    /// <summary>Writes an RFC 3339 time without a name.</summary>
    public static void WriteTimeValue(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[TimeFormat.MaxLength];
        writer.WriteStringValue(text[..TimeFormat.Format(value, TimeFormat.Full, text)]);
    }

    private static void Write(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value, string format)
    {
        if (value is { } set)
        {
            Span<char> text = stackalloc char[TimeFormat.MaxLength];
            writer.WriteString(name, text[..TimeFormat.Format(set, format, text)]);
        }
    }

    private static class TimeFormat
    {
        public const int MaxLength = 40;
        public const string Full = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
        public const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
        public const string Micro = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

        public static int Format(DateTimeOffset value, string format, Span<char> text)
        {
            value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
            if (value.Offset == TimeSpan.Zero)
            {
                text[length] = 'Z';
                return length + 1;
            }

            value.TryFormat(text[length..], out var offset, "zzz", CultureInfo.InvariantCulture);
            return length + offset;
        }
    }
}
