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
        var scan = default(ContainerScan);
        var i = 0;
        while (i < json.Length)
        {
            var isWhole = i <= json.Length - Vector128<byte>.Count;
            i += isWhole && scan.TryPass(Vector128.LoadUnsafe(ref first, (nuint)i), out var length) ? length : scan.Pass(json, i);
            if (scan.IsOver)
            {
                return i <= json.Length ? i : 0;
            }
        }

        return 0;
    }
}
