using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>CEL counts and cuts strings by Unicode code point; .NET by UTF-16 unit.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>The UTF-16 offset of a code point, or -1 where the text has fewer.</summary>
    public static int Offset(string text, long index)
    {
        if (index < 0)
        {
            return -1;
        }

        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (index-- == 0)
            {
                return offset;
            }

            offset += rune.Utf16SequenceLength;
        }

        return index == 0 ? offset : -1;
    }

    /// <summary>Orders by code point, which is the order of the UTF-8 bytes too.</summary>
    public static int Compare(string left, string right)
    {
        var difference = left.AsSpan().CommonPrefixLength(right);
        if (difference == left.Length || difference == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (a, b) = (left[difference], right[difference]);
        // A surrogate stands for a code point above every other UTF-16 unit.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a).CompareTo(char.IsSurrogate(b));
    }

    public static IEnumerable<string> Split(string text) => text.EnumerateRunes().Select(static (Rune rune) => rune.ToString());
}
