using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Where a type lies in its kind: the root's name and the properties that lead to it.</summary>
internal sealed class TypePath
{
    /// <summary>What a type's name may measure before it is shortened.</summary>
    public const int MaxLength = 60;

    private readonly string _root;
    private readonly IReadOnlyList<string> _segments;

    public TypePath(string root)
        : this(root, [])
    {
    }

    private TypePath(string root, IReadOnlyList<string> segments)
    {
        _root = root;
        _segments = segments;
    }

    /// <summary>The path in full; no two types of a kind have the same.</summary>
    public string FullName => _segments.Count == 0 ? _root : _root + "/" + string.Join("/", _segments);

    /// <summary>How far the type is from its root.</summary>
    public int Depth => _segments.Count;

    /// <summary>Whether <see cref="ToName"/> leaves nothing out.</summary>
    public bool IsShort => _root.Length + _segments.Sum(static segment => segment.Length) <= MaxLength;

    public TypePath Add(string segment) => new(_root, [.. _segments, segment]);

    /// <summary>
    /// The root and all segments, or, where that is too long, the same with words dropped: the last word of the longest segment, again and
    /// again, then whole segments from the middle.
    /// </summary>
    public string ToName(int maxLength = MaxLength)
    {
        var segments = _segments.ToList();
        while (_root.Length + segments.Sum(static s => s.Length) > maxLength && Shorten(segments))
        {
        }

        return _root + string.Concat(segments);
    }

    private static bool Shorten(List<string> segments)
    {
        var longest = segments.Select(static (segment, index) => (segment, index))
            .Where(static pair => LastWord(pair.segment) > 0)
            .OrderByDescending(static pair => pair.segment.Length)
            .ThenBy(static pair => pair.index)
            .FirstOrDefault();
        if (longest.segment is { } found)
        {
            segments[longest.index] = found.Substring(0, LastWord(found));
            return true;
        }

        // spec or status, and the last segment, say most.
        if (segments.Count <= 2)
        {
            return false;
        }

        segments.RemoveAt(1);
        return true;
    }

    // Where the last of several words begins; 0 for a single word.
    private static int LastWord(string segment)
    {
        for (var i = segment.Length - 2; i > 0; i--)
        {
            if (char.IsUpper(segment[i]) && (char.IsLower(segment[i - 1]) || char.IsLower(segment[i + 1])))
            {
                return i;
            }
        }

        return 0;
    }
}
