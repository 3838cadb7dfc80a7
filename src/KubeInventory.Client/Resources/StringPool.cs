using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Gives equal short texts one string: what classifies objects (regions, roles, teams, keys) is the same in many of them.</summary>
/// <remarks>
/// Bounded: texts with the same hash have two places, and the two latest are there. Thread-safe without a lock: a place is one reference to an
/// immutable string, and whoever reads an older one makes a string of its own.
/// </remarks>
internal sealed class StringPool
{
    private const int PlaceBits = 10;
    private const int MaxLength = 64;

    private readonly string?[] _places = new string?[2 << PlaceBits];

    /// <exception cref="DecoderFallbackException">The text is no UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return ModelReader.Decode(text);
        }

        var place = PlaceOf(text) * 2;
        if (_places[place] is { } latest && IsEqual(latest, text))
        {
            return latest;
        }

        // The latest comes first, and what was not read for longest leaves.
        var known = _places[place + 1] is { } earlier && IsEqual(earlier, text) ? earlier : ModelReader.Decode(text);
        _places[place + 1] = _places[place];
        return _places[place] = known;
    }

    private static bool IsEqual(string known, ReadOnlySpan<byte> text) => known.Length == text.Length && Ascii.Equals(text, known);

    // Of long texts the middle does not count: such as differ only there are rarely equal, and may take each other's place.
    private static int PlaceOf(ReadOnlySpan<byte> text)
    {
        var (first, last) = text.Length switch
        {
            >= sizeof(ulong) => (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..])),
            >= sizeof(uint) => (BinaryPrimitives.ReadUInt32LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..])),
            _ => ((ulong)text[0] | ((ulong)text[text.Length >> 1] << 8), (ulong)text[^1]),
        };

        var hash = (first ^ BitOperations.RotateLeft(last, 29) ^ (ulong)text.Length) * 0x9E3779B97F4A7C15;
        return (int)(hash >> (64 - PlaceBits));
    }
}
