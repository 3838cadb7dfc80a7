using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    /// <summary>Reads a string.</summary>
    public static string? ReadString(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, "a string"),
    };

    /// <summary>Reads a string that is usually <paramref name="usual"/>, and then allocates nothing.</summary>
    public static string? ReadString(ref Utf8JsonReader reader, string usual) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(usual) ? usual : ReadString(ref reader);

    /// <summary>Reads a boolean.</summary>
    public static bool? ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, "a boolean"),
    };

    /// <summary>Reads an integer of 32 bits.</summary>
    public static int? ReadInt32(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt32(out var value) || TryWhole(ref reader, out value)
                ? value
                : throw Unexpected(ref reader, "a 32-bit integer");
        }

        return IsNull(ref reader) ? null : throw Unexpected(ref reader, "a 32-bit integer");
    }

    /// <summary>Reads an integer of 64 bits.</summary>
    public static long? ReadInt64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out var value) || TryWhole(ref reader, out value)
                ? value
                : throw Unexpected(ref reader, "a 64-bit integer");
        }

        return IsNull(ref reader) ? null : throw Unexpected(ref reader, "a 64-bit integer");
    }

    /// <summary>Reads an unsigned integer of 64 bits.</summary>
    public static ulong? ReadUInt64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetUInt64(out var value) || TryWhole(ref reader, out value)
                ? value
                : throw Unexpected(ref reader, "an unsigned 64-bit integer");
        }

        return IsNull(ref reader) ? null : throw Unexpected(ref reader, "an unsigned 64-bit integer");
    }

    /// <summary>Reads a number.</summary>
    public static double? ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDouble();
        }

        return IsNull(ref reader) ? null : throw Unexpected(ref reader, "a number");
    }

    /// <summary>Reads base64.</summary>
    public static ReadOnlyMemory<byte>? ReadBytes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes))
        {
            return bytes;
        }

        return IsNull(ref reader) ? null : throw Unexpected(ref reader, "base64");
    }

    /// <summary>Reads an integer or a string.</summary>
    public static IntOrString? ReadIntOrString(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new IntOrString(reader.GetString()!),
        JsonTokenType.Null => default(IntOrString?),
        JsonTokenType.Number => new IntOrString(ReadInt64(ref reader)!.Value),
        _ => throw Unexpected(ref reader, "an integer or a string"),
    };

    /// <summary>Reads whatever stands here, null included.</summary>
    public static JsonElement ReadJson(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    // An API server keeps 1.0 and 1e3 as they are where a schema asks for an integer.
    private static bool TryWhole<T>(ref Utf8JsonReader reader, out T value)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        value = default;
        if (!reader.TryGetDecimal(out var number) || decimal.Truncate(number) != number)
        {
            return false;
        }

        try
        {
            value = T.CreateChecked(number);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
