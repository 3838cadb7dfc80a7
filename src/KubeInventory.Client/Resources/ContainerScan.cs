using System.Numerics;
using System.Runtime.Intrinsics;

namespace KubeInventory.Client;

/// <summary>Looks for the end of an object or array by its brackets and quotes alone.</summary>
internal struct ContainerScan
{
    private int _depth;

    // All ones inside of a string.
    private uint _inside;

    /// <summary>Whether the last bracket that was passed is the one that ends the container.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Passes sixteen bytes, or what of them the container still has; false where one of them is an escape.</summary>
    public bool TryPass(Vector128<byte> block, out int length)
    {
        length = Vector128<byte>.Count;
        if (Vector128.EqualsAny(block, Vector128.Create((byte)'\\')))
        {
            return false;
        }

        // Bit 5 is what tells [ ] from { }, so setting it makes them equal.
        var folded = block | Vector128.Create((byte)0x20);
        var inside = Inside(Vector128.Equals(block, Vector128.Create((byte)'"')).ExtractMostSignificantBits()) ^ _inside;
        var opening = Vector128.Equals(folded, Vector128.Create((byte)'{')).ExtractMostSignificantBits() & ~inside;
        var closing = Vector128.Equals(folded, Vector128.Create((byte)'}')).ExtractMostSignificantBits() & ~inside;
        _inside = 0 - ((inside >> (Vector128<byte>.Count - 1)) & 1);
        var closed = BitOperations.PopCount(closing);
        if (closed < _depth)
        {
            _depth += BitOperations.PopCount(opening) - closed;
        }
        else
        {
            PassBrackets(opening, closing, ref length);
        }

        return true;
    }

    /// <summary>Passes one byte, or two where the first one is an escape.</summary>
    public int Pass(ReadOnlySpan<byte> json, int position)
    {
        switch (json[position])
        {
            case (byte)'\\' when _inside != 0:
                return 2;
            case (byte)'"':
                _inside = ~_inside;
                break;
            case (byte)'{' or (byte)'[' when _inside == 0:
                _depth++;
                break;
            case (byte)'}' or (byte)']' when _inside == 0:
                IsOver = --_depth == 0;
                break;
        }

        return 1;
    }

    // Bracket by bracket, since one of them may end the container.
    private void PassBrackets(uint opening, uint closing, ref int length)
    {
        for (var brackets = opening | closing; brackets != 0; brackets &= brackets - 1)
        {
            var bracket = brackets & (0 - brackets);
            _depth += (opening & bracket) != 0 ? 1 : -1;
            if (_depth == 0)
            {
                IsOver = true;
                length = BitOperations.TrailingZeroCount(bracket) + 1;
                return;
            }
        }
    }

    // Each bit is set when an odd number of quotes lies at or before it: what lies inside of strings.
    private static uint Inside(uint quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        return quotes ^ (quotes << 8);
    }
}
