using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Writes JSON into memory, for the generated writers of models.</summary>
/// <remarks>
/// It does what <see cref="Utf8JsonWriter"/> does in less than half of the time: names are copied as they will stand on the wire, and
/// text is looked at once. It does not check that calls make up valid JSON; generated code does not make mistakes. Not thread-safe.
/// </remarks>
public sealed partial class ModelJsonWriter : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4 * 1024;

    private static readonly SearchValues<byte> SpaceOrSlash = SearchValues.Create(" \t\r\n/"u8);

    private readonly JavaScriptEncoder? _encoder;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    /// <summary>Begins with nothing written.</summary>
    /// <param name="encoder">What to escape beyond what JSON asks for. Default: nothing, as API servers write.</param>
    public ModelJsonWriter(JavaScriptEncoder? encoder = null) =>
        _encoder = ReferenceEquals(encoder, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) ? null : encoder;

    /// <summary>What was written so far. Valid until something more is written, or until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Forgets what was written and keeps the memory for what follows.</summary>
    public void Clear() => _length = 0;

    /// <summary>Gives the memory back; what was written may no longer be read.</summary>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _buffer.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    internal void StartObject() => Open((byte)'{');

    internal void EndObject() => Close((byte)'}');

    internal void StartArray() => Open((byte)'[');

    internal void EndArray() => Close((byte)']');

    /// <summary>Writes a name that is quoted, escaped, and followed by its colon.</summary>
    internal void Name(ReadOnlySpan<byte> quotedWithColon)
    {
        var room = Room(quotedWithColon.Length + 1, out var start);
        quotedWithColon.CopyTo(room[start..]);
        _length += start + quotedWithColon.Length;
    }

    /// <summary>Writes JSON as it is.</summary>
    internal void Raw(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length + 1);
        Separate();
        json.CopyTo(_buffer.AsSpan(_length));
        _length += json.Length;
    }

    internal void Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        const int longest = 32;
        Reserve(longest + 1);
        Separate();
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    internal void Base64(ReadOnlySpan<byte> bytes)
    {
        Reserve(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 3);
        Separate();
        _buffer[_length++] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(bytes, _buffer.AsSpan(_length), out _, out var written);
        _length += written;
        _buffer[_length++] = (byte)'"';
    }

    /// <param name="value">The time.</param>
    /// <param name="digits">Fractional digits; negative: as many as there are.</param>
    internal void Time(DateTimeOffset value, int digits)
    {
        Reserve(UtcTime.MaxLength + 3);
        Separate();
        _buffer[_length++] = (byte)'"';
        _length += UtcTime.Format(value, digits, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
    }

    /// <summary>Writes a value of the document object model, without white space.</summary>
    internal void Element(JsonElement value)
    {
        Reserve(1);
        Separate();
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value);
        if (_encoder is null && IsCompact(raw))
        {
            Reserve(raw.Length);
            raw.CopyTo(_buffer.AsSpan(_length));
            _length += raw.Length;
            return;
        }

        using var writer = new Utf8JsonWriter(this, new JsonWriterOptions { Encoder = _encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        value.WriteTo(writer);
    }

    // Whether it has no white space outside of strings, and no comments; and perhaps none inside either.
    private static bool IsCompact(ReadOnlySpan<byte> json) =>
        json.IndexOfAny(SpaceOrSlash) is var first
        && (first < 0 || (json[first] == '/' && json.IndexOfAny(" \t\r\n"u8) < 0 && json.IndexOf("//"u8) < 0 && json.IndexOf("/*"u8) < 0));

    // Whatever ends a value is neither an opening bracket nor a colon, so the last byte tells whether a comma is due.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Separate()
    {
        Room(1, out var start);
        _length += start;
    }

    // Memory for so many bytes, of which the first one may be a comma already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int count, out int start)
    {
        Reserve(count);
        var length = _length;
        var room = _buffer.AsSpan(length);
        start = 0;
        if (length > 0 && _buffer[length - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
        {
            room[0] = (byte)',';
            start = 1;
        }

        return room;
    }

    private void Open(byte bracket)
    {
        Reserve(2);
        Separate();
        _buffer[_length++] = bracket;
    }

    private void Close(byte bracket)
    {
        Reserve(1);
        _buffer[_length++] = bracket;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), (int)Math.Min(_buffer.Length * 2L, Array.MaxLength)));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
