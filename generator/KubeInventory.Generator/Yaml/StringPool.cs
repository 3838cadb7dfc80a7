using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>Hands out one string for equal short slices: a CRD says <c>type</c> and <c>string</c> a thousand times.</summary>
internal sealed class StringPool
{
    private const int LongestPooled = 32;
    private const int InitialCapacity = 512;

    private string?[] _slots = new string?[InitialCapacity];
    private int _count;

    public string Slice(ReadOnlySpan<char> slice)
    {
        if (slice.IsEmpty)
        {
            return string.Empty;
        }

        if (slice.Length > LongestPooled)
        {
            return slice.ToString();
        }

        var index = FindSlot(slice);
        return _slots[index] ?? Add(slice.ToString(), index);
    }

    private string Add(string text, int index)
    {
        _slots[index] = text;
        if (++_count > _slots.Length / 2)
        {
            Grow();
        }

        return text;
    }

    private int FindSlot(ReadOnlySpan<char> slice)
    {
        var mask = _slots.Length - 1;
        var index = HashOf(slice) & mask;
        while (_slots[index] is { } candidate && !slice.SequenceEqual(candidate.AsSpan()))
        {
            index = (index + 1) & mask;
        }

        return index;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new string?[old.Length * 2];
        foreach (var text in old)
        {
            if (text is not null)
            {
                _slots[FindSlot(text.AsSpan())] = text;
            }
        }
    }

    private static int HashOf(ReadOnlySpan<char> slice)
    {
        var hash = (uint)slice.Length;
        foreach (var c in slice)
        {
            hash = ((hash << 5) + hash) ^ c;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
