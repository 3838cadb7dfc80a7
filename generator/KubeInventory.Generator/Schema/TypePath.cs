using System.Collections.Generic;

namespace KubeInventory.Generator.Schema;

/// <summary>Where a type lies in its kind: the root's name and the properties that lead to it.</summary>
internal sealed class TypePath
{
    private TypePath(string root, TypePath? parent, string segment, string jsonPath)
    {
        Root = root;
        Parent = parent;
        Segment = segment;
        JsonPath = jsonPath;
        Depth = parent is null ? 0 : parent.Depth + 1;
        FullName = parent is null ? root : parent.FullName + "/" + segment;
    }

    public TypePath(string root)
        : this(root, null, root, "")
    {
    }

    /// <summary>Name of the kind's own type.</summary>
    public string Root { get; }

    /// <summary>Where the type that this one is a part of lies; null for the root.</summary>
    public TypePath? Parent { get; }

    /// <summary>The last property's name, in the singular for items.</summary>
    public string Segment { get; }

    /// <summary>The same path by names on the wire, such as <c>spec.disks[].name</c>.</summary>
    public string JsonPath { get; }

    /// <summary>The path in full; no two types of a kind have the same.</summary>
    public string FullName { get; }

    /// <summary>How far the type is from its root.</summary>
    public int Depth { get; }

    public TypePath Add(string segment, string jsonPath) => new(Root, this, segment, jsonPath);

    /// <summary>The last segments, from one alone to all.</summary>
    public IEnumerable<string> Tails()
    {
        var tail = "";
        for (var path = this; path.Parent is not null; path = path.Parent)
        {
            tail = path.Segment + tail;
            yield return tail;
        }
    }

    /// <summary>Orders by nearness to the root.</summary>
    public static int Compare(TypePath left, TypePath right) =>
        left.Depth != right.Depth ? left.Depth.CompareTo(right.Depth) : string.CompareOrdinal(left.FullName, right.FullName);
}
