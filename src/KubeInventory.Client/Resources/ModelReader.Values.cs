using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

public static partial class ModelReader
{
    /// <summary>Reads a string.</summary>
    public static string? ReadString(ref ModelJsonReader reader) => TryReadText(ref reader, out var text) ? ToText(ref reader, text) : null;

    /// <summary>Reads a string that is usually <paramref name="usual"/>, and then allocates nothing.</summary>
    public static string? ReadString(ref ModelJsonReader reader, string usual) =>
        !TryReadText(ref reader, out var text) ? null
        : Ascii.Equals(text, usual) ? usual
        : ToText(ref reader, text);

    /// <summary>Reads a string's bytes; false where a null stands.</summary>
    public static bool TryReadText(scoped ref ModelJsonReader reader, out ReadOnlySpan<byte> text)
    {
        if (reader.Peek() == '"')
        {
            text = reader.ReadText();
            return true;
        }

        text = default;
        return reader.TryReadNull() ? false : throw Unexpected(ref reader, "a string");
    }

    /// <summary>Reads one of an open enum's strings; a known one allocates nothing.</summary>
    public static T? ReadEnum<T>(ref ModelJsonReader reader)
        where T : struct, IOpenEnumValue<T> => TryReadText(ref reader, out var text) ? OpenEnumTexts<T>.Read(ref reader, text) : default(T?);

    /// <summary>The string of bytes that were just read.</summary>
    public static string ToText(ref ModelJsonReader reader, scoped ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.Options.Strings is { } pool ? pool.Get(text) : Decode(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new JsonException($"A string has bytes that are no UTF-8, before byte {reader.Position}.", e);
        }
    }

    // Most text is ASCII, which needs no more than widening.
    internal static string Decode(ReadOnlySpan<byte> text) => Ascii.IsValid(text) ? Encoding.Latin1.GetString(text) : Utf8.GetString(text);

    /// <summary>Reads a boolean.</summary>
    public static bool? ReadBoolean(ref ModelJsonReader reader) => reader.Peek() switch
    {
        (byte)'t' => reader.TryReadLiteral("true"u8),
        (byte)'f' => !reader.TryReadLiteral("false"u8),
        _ => reader.TryReadNull() ? default(bool?) : throw Unexpected(ref reader, "a boolean"),
    };

    /// <summary>Reads a number.</summary>
    public static double? ReadDouble(ref ModelJsonReader reader)
    {
        if (!IsNumber(ref reader))
        {
            return reader.TryReadNull() ? default(double?) : throw Unexpected(ref reader, "a number");
        }

        return reader.ReadToken().GetDouble();
    }

    /// <summary>Reads base64.</summary>
    public static ReadOnlyMemory<byte>? ReadBytes(ref ModelJsonReader reader)
    {
        if (reader.Peek() != '"')
        {
            return reader.TryReadNull() ? default(ReadOnlyMemory<byte>?) : throw Unexpected(ref reader, "base64");
        }

        var start = reader.Position;
        var token = reader.ReadToken();
        if (token.TryGetBytesFromBase64(out var bytes))
        {
            reader.IsOdd |= !token.ValueIsEscaped && token.ValueSpan.Length != (bytes.Length + 2) / 3 * 4;
            return bytes;
        }

        reader.IsOdd = true;
        return Convert.TryFromBase64String(WithoutSpareBits(token.GetString()!), bytes = new byte[token.ValueSpan.Length], out var length)
            ? bytes.AsMemory(0, length)
            : throw new ModelShapeException("expected base64, found a string", start);
    }

    // The bits that padding leaves over may be anything, for all that an API server checks, but for .NET they must be 0.
    private static string WithoutSpareBits(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var padding = text.EndsWith("==", StringComparison.Ordinal) ? 2 : text.EndsWith('=') ? 1 : 0;
        var last = text.Length - padding - 1;
        var value = padding == 0 || last < 0 ? -1 : Alphabet.IndexOf(text[last], StringComparison.Ordinal);
        return value < 0 ? text : $"{text[..last]}{Alphabet[value & (padding == 2 ? 0x30 : 0x3C)]}{text[(last + 1)..]}";
    }

    /// <summary>Reads a quantity, which may be a number or a string.</summary>
    public static Quantity? ReadQuantity(ref ModelJsonReader reader)
    {
        if (!IsNumber(ref reader))
        {
            return reader.Peek() == '"' ? new Quantity(ReadString(ref reader)!)
                : reader.TryReadNull() ? default(Quantity?) : throw Unexpected(ref reader, "a quantity");
        }

        return new Quantity(Encoding.ASCII.GetString(reader.ReadToken().ValueSpan), isNumber: true);
    }

    /// <summary>Reads a duration.</summary>
    public static KubeDuration? ReadDuration(ref ModelJsonReader reader) =>
        TryReadText(ref reader, out var text) ? new KubeDuration(ToText(ref reader, text)) : default(KubeDuration?);

    /// <summary>Reads whatever stands here, null included.</summary>
    public static JsonElement ReadJson(ref ModelJsonReader reader) => reader.ReadElement();
}
