using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Client;

/// <remarks>An integer that is too large for its type reads as null, and is kept as it is written, see <see cref="KeepNumber"/>.</remarks>
public static partial class ModelReader
{
    /// <summary>Reads an integer of 32 bits.</summary>
    public static int? ReadInt32(ref ModelJsonReader reader)
    {
        if (!IsNumber(ref reader))
        {
            return reader.TryReadNull() ? default(int?) : throw Unexpected(ref reader, "a 32-bit integer");
        }

        var start = reader.Position;
        if (reader.TryReadWhole(out var whole))
        {
            return whole is >= int.MinValue and <= int.MaxValue ? (int)whole : TooLarge<int>(ref reader, start);
        }

        var token = reader.ReadToken();
        return token.TryGetInt32(out var value) || TryWhole(ref token, out value) ? value : TooLarge<int>(ref reader, ref token, start, "a 32-bit integer");
    }

    /// <summary>Reads an integer of 64 bits.</summary>
    public static long? ReadInt64(ref ModelJsonReader reader)
    {
        if (!IsNumber(ref reader))
        {
            return reader.TryReadNull() ? default(long?) : throw Unexpected(ref reader, "a 64-bit integer");
        }

        var start = reader.Position;
        if (reader.TryReadWhole(out var value))
        {
            return value;
        }

        var token = reader.ReadToken();
        return token.TryGetInt64(out value) || TryWhole(ref token, out value) ? value : TooLarge<long>(ref reader, ref token, start, "a 64-bit integer");
    }

    /// <summary>Reads an unsigned integer of 64 bits.</summary>
    public static ulong? ReadUInt64(ref ModelJsonReader reader)
    {
        if (!IsNumber(ref reader))
        {
            return reader.TryReadNull() ? default(ulong?) : throw Unexpected(ref reader, "an unsigned 64-bit integer");
        }

        var start = reader.Position;
        var token = reader.ReadToken();
        return token.TryGetUInt64(out var value) || TryWhole(ref token, out value)
            ? value
            : TooLarge<ulong>(ref reader, ref token, start, "an unsigned 64-bit integer");
    }

    /// <summary>Reads an integer of a list or map; one that is too large reads as the nearest that its type has.</summary>
    public static int? ReadInt32Item(ref ModelJsonReader reader)
    {
        var (mark, isNegative) = (reader.MarkedPosition, reader.Peek() == '-');
        return ReadInt32(ref reader) ?? (WasTooLarge(ref reader, mark) ? isNegative ? int.MinValue : int.MaxValue : null);
    }

    /// <inheritdoc cref="ReadInt32Item"/>
    public static long? ReadInt64Item(ref ModelJsonReader reader)
    {
        var (mark, isNegative) = (reader.MarkedPosition, reader.Peek() == '-');
        return ReadInt64(ref reader) ?? (WasTooLarge(ref reader, mark) ? isNegative ? long.MinValue : long.MaxValue : null);
    }

    /// <inheritdoc cref="ReadInt32Item"/>
    public static ulong? ReadUInt64Item(ref ModelJsonReader reader)
    {
        var (mark, isNegative) = (reader.MarkedPosition, reader.Peek() == '-');
        return ReadUInt64(ref reader) ?? (WasTooLarge(ref reader, mark) ? isNegative ? ulong.MinValue : ulong.MaxValue : null);
    }

    /// <summary>Reads an integer or a string.</summary>
    public static IntOrString? ReadIntOrString(ref ModelJsonReader reader) =>
        reader.Peek() == '"' ? new IntOrString(ReadString(ref reader)!)
        : !IsNumber(ref reader) ? reader.TryReadNull() ? default(IntOrString?) : throw Unexpected(ref reader, "an integer or a string")
        : ReadInt64(ref reader) is { } number ? new IntOrString(number)
        : default(IntOrString?);

    /// <inheritdoc cref="ReadInt32Item"/>
    public static IntOrString? ReadIntOrStringItem(ref ModelJsonReader reader)
    {
        var (mark, isNegative) = (reader.MarkedPosition, reader.Peek() == '-');
        return ReadIntOrString(ref reader)
            ?? (WasTooLarge(ref reader, mark) ? new IntOrString(isNegative ? long.MinValue : long.MaxValue) : default(IntOrString?));
    }

    /// <summary>Keeps the integer that was just read as null, if it was one that is too large for its type.</summary>
    public static UnknownFields? KeepNumber(ref ModelJsonReader reader, string name, UnknownFields? fields) =>
        WasTooLarge(ref reader, reader.MarkedPosition) ? KeepText(ref reader, name, default(object), fields) : fields;

    private static T? TooLarge<T>(ref ModelJsonReader reader, scoped ref Utf8JsonReader token, int start, string expected)
        where T : struct
    {
        var isWhole = double.TryParse(token.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Floor(number).Equals(number);
        return isWhole ? TooLarge<T>(ref reader, start) : throw Unfit(start, expected);
    }

    private static T? TooLarge<T>(ref ModelJsonReader reader, int start)
        where T : struct
    {
        reader.MarkedPosition = start;
        reader.IsOdd = true;
        reader.IsTooLarge = true;
        return null;
    }

    // Of a list, it is the whole that is kept, from the list's own mark on.
    private static bool WasTooLarge(ref ModelJsonReader reader, int mark)
    {
        var was = reader.IsTooLarge;
        reader.IsTooLarge = false;
        reader.MarkedPosition = mark;
        return was;
    }

    private static bool IsNumber(ref ModelJsonReader reader) => reader.Peek() is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    // An API server keeps 1.0 and 1e3 as they are where a schema asks for an integer.
    private static bool TryWhole<T>(ref Utf8JsonReader token, out T value)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        value = default;
        if (!token.TryGetDecimal(out var number) || decimal.Truncate(number) != number)
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
