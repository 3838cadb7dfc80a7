using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KubeInventory.Client;

public sealed partial class ModelJsonWriter
{
    private static readonly SearchValues<byte> SpaceOrSlash = SearchValues.Create(" \t\r\n/"u8);

    /// <summary>Writes a name that is quoted, escaped, and followed by its colon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Name(ReadOnlySpan<byte> quotedWithColon)
    {
        Copy(quotedWithColon, ref Room(quotedWithColon.Length));
        _length += quotedWithColon.Length;
    }

    /// <summary>Writes a name that stands among others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Name(ModelNames names, int field)
    {
        ref var name = ref names.Short(field, out var length);
        if (length > 0)
        {
            // Bytes behind the name are copied too, and overwritten by what follows.
            Vector256.LoadUnsafe(ref name).StoreUnsafe(ref Room(ModelNames.Block));
            _length += length;
        }
        else
        {
            Raw(names, field);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Raw(ModelNames names, int field) => Name(names.OnTheWire(field));

    internal void Boolean(bool value)
    {
        if (value)
        {
            Raw("true"u8);
        }
        else
        {
            Raw("false"u8);
        }
    }

    /// <summary>Writes JSON as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Raw(ReadOnlySpan<byte> json)
    {
        ref var to = ref Room(checked(json.Length + 1));
        Copy(json, ref to);
        Unsafe.Add(ref to, json.Length) = (byte)',';
        _length += json.Length + 1;
    }

    internal void Integer(long value)
    {
        if ((ulong)value < 10)
        {
            ref var to = ref Room(2);
            to = (byte)('0' + value);
            Unsafe.Add(ref to, 1) = (byte)',';
            _length += 2;
        }
        else
        {
            Number(value);
        }
    }

    internal void Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        const int longest = 32;
        Room(longest + 1);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        _buffer[_length++] = (byte)',';
    }

    internal void Base64(ReadOnlySpan<byte> bytes)
    {
        Room(checked(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 3));
        _buffer[_length++] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(bytes, _buffer.AsSpan(_length), out _, out var written);
        _length += written;
        EndText();
    }

    /// <param name="value">The time.</param>
    /// <param name="digits">Fractional digits; negative: as many as there are.</param>
    internal void Time(DateTimeOffset value, int digits)
    {
        Room(UtcTime.MaxLength + 3);
        _buffer[_length++] = (byte)'"';
        _length += UtcTime.Format(value, digits, _buffer.AsSpan(_length));
        EndText();
    }

    /// <summary>Writes a value of the document object model, without white space.</summary>
    internal void Element(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (_encoder is null && IsCompact(raw))
        {
            Raw(raw);
            return;
        }

        // Of what another wrote before, the comma may be due.
        Room(1);
        using var writer = new Utf8JsonWriter(this, new JsonWriterOptions { Encoder = _encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        value.WriteTo(writer);
    }

    // Whether it has no white space outside of strings, and no comments; and perhaps none inside either.
    private static bool IsCompact(ReadOnlySpan<byte> json) =>
        json.IndexOfAny(SpaceOrSlash) is var first
        && (first < 0 || (json[first] == '/' && json.IndexOfAny(" \t\r\n"u8) < 0 && json.IndexOf("//"u8) < 0 && json.IndexOf("/*"u8) < 0));

    // A span of a length that the compiler knows is copied without a call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ReadOnlySpan<byte> bytes, ref byte to) => bytes.CopyTo(MemoryMarshal.CreateSpan(ref to, bytes.Length));
}
