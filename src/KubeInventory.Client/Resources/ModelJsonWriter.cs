using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;

namespace KubeInventory.Client;

/// <summary>Writes JSON into memory, for the generated writers of models.</summary>
/// <remarks>
/// It does what <see cref="System.Text.Json.Utf8JsonWriter"/> does in less than half of the time: names are copied as they will stand on
/// the wire, and text is looked at once. It does not check that calls make up valid JSON; generated code does not make mistakes. Not thread-safe.
/// </remarks>
public sealed partial class ModelJsonWriter : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4 * 1024;

    private readonly JavaScriptEncoder? _encoder;

    // Each value is followed by a comma; an end of its container takes the place of the last one. So nothing has to ask whether one is due.
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    // Where the memory ends; none is left after what others wrote, which may lack its comma.
    private int _end;

    /// <summary>Begins with nothing written.</summary>
    /// <param name="encoder">What to escape beyond what JSON asks for. Default: nothing, as API servers write.</param>
    public ModelJsonWriter(JavaScriptEncoder? encoder = null)
    {
        _encoder = ReferenceEquals(encoder, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) ? null : encoder;
        _end = _buffer.Length;
    }

    /// <summary>What was written so far. Valid until something more is written, or until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _end > 0 && EndsWithComma ? _length - 1 : _length);

    private bool EndsWithComma => _length > 0 && _buffer[_length - 1] == ',';

    /// <summary>Forgets what was written and keeps the memory for what follows.</summary>
    public void Clear()
    {
        _length = 0;
        _end = _buffer.Length;
    }

    /// <summary>Gives the memory back; what was written may no longer be read.</summary>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        _end = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        _length += count;
        _end = 0;
    }

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

    // The memory behind what was written, of so many bytes at least. Asked for before the length is: a comma may join it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Room(int count)
    {
        if (_end - _length < count)
        {
            MakeRoom(count);
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _length);
    }

    private void Open(byte bracket)
    {
        Room(1) = bracket;
        _length++;
    }

    private void Close(byte bracket)
    {
        Room(2);
        var buffer = _buffer;
        var end = _length;
        if (buffer[end - 1] == ',')
        {
            end--;
        }

        buffer[end] = bracket;
        buffer[end + 1] = (byte)',';
        _length = end + 2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoom(int count)
    {
        Reserve(checked(count + 1));
        if (_end == 0 && _length > 0 && _buffer[_length - 1] is not ((byte)'{' or (byte)'[' or (byte)':' or (byte)','))
        {
            _buffer[_length++] = (byte)',';
        }

        _end = _buffer.Length;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length >= count)
        {
            return;
        }

        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), (int)Math.Min(_buffer.Length * 2L, Array.MaxLength)));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
