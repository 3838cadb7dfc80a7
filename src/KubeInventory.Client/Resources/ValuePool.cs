using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>Gives values of equal JSON one object: labels, owners, and what else classifies objects, are the same in many of them.</summary>
/// <remarks>
/// For immutable values only. Bounded: short JSON alone is looked up, values with the same hash have two places, and of what was seen once no more
/// is kept than its hash. Thread-safe without a lock: a place is one reference to something immutable, and who reads an older one reads the value
/// for itself.
/// </remarks>
internal sealed class ValuePool
{
    private const int PlaceBits = 9;
    private const int MaxLength = 256;

    private readonly Known?[] _known = new Known?[2 << PlaceBits];
    private readonly ulong[] _seen = new ulong[2 << PlaceBits];

    /// <summary>Reads the value before which the reader stands.</summary>
    /// <param name="reader">Stands before the value.</param>
    /// <param name="read">Reads it, if it is not known; what it gives must follow from the JSON alone.</param>
    public T Read<T>(ref ModelJsonReader reader, ModelRead<T> read)
        where T : class?
    {
        var json = reader.PeekContainer(MaxLength);
        if (json.IsEmpty)
        {
            return read(ref reader);
        }

        var hash = HashOf(json);
        var place = (int)(hash >> (64 - PlaceBits)) * 2;
        if (Find(place, hash, json, read) is { } known)
        {
            reader.Pass(json.Length);
            return Unsafe.As<T>(known.Value);
        }

        var value = read(ref reader);
        if (IsSeenAgain(place, hash))
        {
            _known[place + 1] = _known[place];
            _known[place] = new Known(hash, json.ToArray(), read, value!);
        }

        return value;
    }

    private Known? Find(int place, ulong hash, ReadOnlySpan<byte> json, object read) =>
        _known[place] is { } first && first.IsOf(hash, json, read) ? first
        : _known[place + 1] is { } second && second.IsOf(hash, json, read) ? second
        : null;

    private bool IsSeenAgain(int place, ulong hash)
    {
        if (_seen[place] == hash || _seen[place + 1] == hash)
        {
            return true;
        }

        _seen[place + 1] = _seen[place];
        _seen[place] = hash;
        return false;
    }

    private static ulong HashOf(ReadOnlySpan<byte> json)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)json.Length;
        for (; json.Length >= sizeof(ulong); json = json[sizeof(ulong)..])
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(json)) * Factor;
        }

        foreach (var each in json)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ each) * Factor;
        }

        return hash;
    }

    private sealed class Known(ulong hash, byte[] json, object read, object value)
    {
        internal object Value => value;

        // One JSON may be read as several types.
        internal bool IsOf(ulong otherHash, ReadOnlySpan<byte> otherJson, object otherRead) =>
            hash == otherHash && ReferenceEquals(read, otherRead) && otherJson.SequenceEqual(json);
    }
}
