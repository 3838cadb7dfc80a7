using System.Buffers;

namespace KubeInventory.Client;

/// <summary>Bytes of one body, in an array that goes back to the pool.</summary>
/// <param name="length">How many bytes are expected; null if that is not known.</param>
internal sealed class PooledBuffer(long? length = null) : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 16 * 1024;
    private const int LargestInitialSize = 4 * 1024 * 1024;

    // One more than expected, so that the end is found without more room.
    private byte[] _array = ArrayPool<byte>.Shared.Rent((int)Math.Min(length + 1 ?? InitialSize, LargestInitialSize));
    private int _length;

    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public async ValueTask FillAsync(Stream source, CancellationToken cancellationToken)
    {
        while (await source.ReadAsync(GetMemory(), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            Advance(read);
        }
    }

    public void Dispose()
    {
        var array = _array;
        _array = [];
        _length = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void Reserve(int count)
    {
        if (_array.Length - _length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), (int)Math.Min(_array.Length * 2L, Array.MaxLength)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
