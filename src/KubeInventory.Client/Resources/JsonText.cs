using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KubeInventory.Client;

/// <summary>Finds where strings, objects and arrays end, sixteen bytes at a time.</summary>
internal static class JsonText
{
    /// <summary>How many bytes from here on are string content without a quote, a backslash or a control character.</summary>
    public static int LengthOfPlain(ReadOnlySpan<byte> text)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var i = 0;
        for (; i <= text.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var block = Vector128.LoadUnsafe(ref first, (nuint)i);
            var special = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            if (special != Vector128<byte>.Zero)
            {
                return i + BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
            }
        }

        while (i < text.Length && text[i] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
        {
            i++;
        }

        return i;
    }

    /// <summary>The length of the object or array that begins here; 0 if it does not end.</summary>
    public static int LengthOfContainer(ReadOnlySpan<byte> json)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        var depth = 0;
        var i = 0;
        while (i < json.Length)
        {
            if (i <= json.Length - Vector128<byte>.Count && TryPass(Vector128.LoadUnsafe(ref first, (nuint)i), ref depth, out var length))
            {
                i += length;
                continue;
            }

            switch (json[i])
            {
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    return i + 1;
                case (byte)'"':
                    i += LengthOfString(json[(i + 1)..]);
                    break;
            }

            i++;
        }

        return 0;
    }

    // Passes a block that begins outside of strings, up to the last string that begins and does not end in it.
    // Not one in which the container may end, or with an escape.
    private static bool TryPass(Vector128<byte> block, ref int depth, out int length)
    {
        // Bit 5 is what tells [ ] from { }, so setting it makes them equal.
        var folded = block | Vector128.Create((byte)0x20);
        var opening = Vector128.Equals(folded, Vector128.Create((byte)'{')).ExtractMostSignificantBits();
        var closing = Vector128.Equals(folded, Vector128.Create((byte)'}')).ExtractMostSignificantBits();
        var quotes = Vector128.Equals(block, Vector128.Create((byte)'"')).ExtractMostSignificantBits();
        var escapes = Vector128.Equals(block, Vector128.Create((byte)'\\')).ExtractMostSignificantBits();
        length = Vector128<byte>.Count;
        if ((BitOperations.PopCount(quotes) & 1) != 0)
        {
            // The last quote opens a string that goes on: the next block begins with it.
            length = BitOperations.Log2(quotes);
            quotes &= ~(1u << length);
        }

        var passed = (1u << length) - 1;
        if (length == 0 || (escapes & passed) != 0)
        {
            return false;
        }

        var outside = passed & ~Inside(quotes);
        var closed = BitOperations.PopCount(closing & outside);
        if (closed >= depth)
        {
            return false;
        }

        depth += BitOperations.PopCount(opening & outside) - closed;
        return true;
    }

    // Each bit is set when an odd number of quotes lies at or before it: what lies inside of strings.
    private static uint Inside(uint quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        return quotes ^ (quotes << 8);
    }

    // The length up to and with the closing quote, of a string whose opening quote lies before.
    private static int LengthOfString(ReadOnlySpan<byte> text)
    {
        var i = 0;
        while (i < text.Length)
        {
            i += LengthOfPlain(text[i..]);
            if (i >= text.Length || text[i] == '"')
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 2 : 1;
        }

        return i;
    }
}
