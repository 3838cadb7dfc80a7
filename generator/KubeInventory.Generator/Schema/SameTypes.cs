using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;

namespace KubeInventory.Generator.Schema;

/// <summary>Finds which types of a kind are one type at several places.</summary>
/// <remarks>
/// Types of one shape are one type. Small shapes, such as an object with one property, are so only where their places have a word in
/// common too: that <c>logging</c> and <c>metrics</c> both have but <c>enabled</c> is chance.
/// </remarks>
internal static class SameTypes
{
    /// <summary>The types as groups of places, each in the order of nearness to the root.</summary>
    /// <param name="types">The types by provisional names, owners before their parts.</param>
    /// <param name="paths">Where they stand.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="pins">Names that are settled.</param>
    public static List<TypeGroup> Find(IReadOnlyList<TypeModel> types, IReadOnlyList<TypePath> paths, string kind, PinnedGroup pins)
    {
        var hashes = new Dictionary<string, string>(types.Count, StringComparer.Ordinal);
        var shapes = new TypeShape(hashes);

        // Parts follow what they are parts of.
        for (var i = types.Count - 1; i >= 0; i--)
        {
            hashes.Add(types[i].Name, shapes.HashOf(types[i]));
        }

        var keys = types.Select((type, index) => (Hash: hashes[type.Name], Word: Word(type, paths[index]))).ToList();
        var names = PinnedTypes.Find(pins, kind, paths, keys);
        return Enumerable.Range(0, types.Count)
            .GroupBy(index => (keys[index].Hash, names[index], Word: names[index] is null ? keys[index].Word : ""))
            .Select(same => new TypeGroup(
                keys[same.First()].Hash,
                keys[same.First()].Word,
                names[same.First()],
                same.Select(index => (types[index], paths[index])).OrderBy(static place => place.Item2, Comparer<TypePath>.Create(TypePath.Compare)).ToList()))
            .OrderBy(static group => group.Path, Comparer<TypePath>.Create(TypePath.Compare))
            .ToList();
    }

    private static string Word(TypeModel type, TypePath path)
    {
        if (path.Parent is null)
        {
            return "/";
        }

        var isTelling = type switch
        {
            ObjectModel model => model.Properties.Count > 1,
            EnumModel model => model.Members.Count > 3,
            _ => false,
        };
        if (isTelling)
        {
            return "";
        }

        // That two kinds have a spec says nothing.
        return path.Depth == 1 ? path.FullName : path.Segment.Substring(Words.LastWord(path.Segment));
    }
}

/// <summary>One type at all of its places.</summary>
internal sealed class TypeGroup(string hash, string word, string? pinnedName, IReadOnlyList<(TypeModel Type, TypePath Path)> places)
{
    public string Hash { get; } = hash;

    public string Word { get; } = word;

    public string? PinnedName { get; } = pinnedName;

    /// <summary>The places, the nearest to the root first.</summary>
    public IReadOnlyList<(TypeModel Type, TypePath Path)> Places { get; } = places;

    /// <summary>The type as it is described nearest to the root.</summary>
    public TypeModel Type => Places[0].Type;

    public TypePath Path => Places[0].Path;
}
