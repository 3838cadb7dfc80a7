using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>What the generated writers of models call; not meant to be called by hand.</summary>
/// <remarks>A value that is null is left out, its name too. Names are given as they stand on the wire, as in <c>"kind":</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ModelWriter
{
    /// <summary>Begins an object.</summary>
    public static void StartObject(ModelJsonWriter writer) => writer.StartObject();

    /// <summary>Ends the object, after the fields that its type does not know.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EndObject(ModelJsonWriter writer, UnknownFields? fields)
    {
        fields?.WriteTo(writer);
        writer.EndObject();
    }

    /// <summary>Writes an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ModelJsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : class, IModel<T>
    {
        if (value is not null)
        {
            writer.Name(name);
            value.WriteJson(writer);
        }
    }

    /// <summary>Writes a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.Text(name, value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            writer.Boolean(set);
        }
    }

    /// <summary>Writes an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            writer.Integer(set);
        }
    }

    /// <summary>Writes an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            writer.Integer(set);
        }
    }

    /// <summary>Writes an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, ulong? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            writer.Number(set);
        }
    }

    /// <summary>Writes a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            WriteValue(writer, set);
        }
    }

    /// <summary>Writes base64.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, ReadOnlyMemory<byte>? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            writer.Base64(set.Span);
        }
    }

    /// <summary>Writes a number or a string.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, IntOrString? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            WriteValue(writer, set);
        }
    }

    /// <summary>Writes a quantity, as a number or a string.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, Quantity? value)
    {
        if (value is { } set)
        {
            writer.Name(name);
            WriteValue(writer, set);
        }
    }

    /// <summary>Writes a duration.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, KubeDuration? value)
    {
        if (value is { } set)
        {
            writer.Text(name, set.Text);
        }
    }

    /// <summary>Writes any JSON.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } set)
        {
            writer.Name(name);
            writer.Element(set);
        }
    }

    /// <summary>Writes an RFC 3339 time with as many digits as it has, and its offset.</summary>
    public static void WriteTime(ModelJsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value) => Write(writer, name, value, -1);

    /// <summary>Writes a time as metav1.Time does: in UTC, whole seconds.</summary>
    public static void WriteSecondTime(ModelJsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value) =>
        Write(writer, name, value?.ToUniversalTime(), 0);

    /// <summary>Writes a time as metav1.MicroTime does: in UTC, with exactly six fractional digits.</summary>
    public static void WriteMicroTime(ModelJsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value) =>
        Write(writer, name, value?.ToUniversalTime(), 6);

    private static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value, int digits)
    {
        if (value is { } set)
        {
            writer.Name(name);
            writer.Time(set, digits);
        }
    }
}
