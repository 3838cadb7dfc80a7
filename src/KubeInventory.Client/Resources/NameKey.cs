using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KubeInventory.Client;

/// <summary>The length of a name, its first eight bytes and its last eight: enough to tell most names apart.</summary>
internal readonly struct NameKey
{
    /// <summary>Up to this length, names of one key are the same.</summary>
    public const int Exact = 16;

    private readonly ulong _first;
    private readonly ulong _last;
    private readonly int _length;

    private NameKey(ulong first, ulong last, int length)
    {
        _first = first;
        _last = last;
        _length = length;
    }

    public int Hash => (int)((((_first ^ (_last * 31)) + (ulong)_length) * 0x9E3779B97F4A7C15) >> 40);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NameKey Of(ReadOnlySpan<byte> name)
    {
        ref var start = ref MemoryMarshal.GetReference(name);
        var length = name.Length;
        if (length >= sizeof(ulong))
        {
            return new NameKey(Unsafe.ReadUnaligned<ulong>(ref start), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - sizeof(ulong))), length);
        }

        if (length >= sizeof(uint))
        {
            return new NameKey(Unsafe.ReadUnaligned<uint>(ref start), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - sizeof(uint))), length);
        }

        // The first, the middle and the last byte are all that there are.
        return length == 0 ? default : new NameKey(start, ((uint)Unsafe.Add(ref start, length >> 1) << 8) | Unsafe.Add(ref start, length - 1), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(NameKey other) => _first == other._first && _last == other._last && _length == other._length;
}
