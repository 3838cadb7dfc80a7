using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;

namespace KubeInventory.Generator.Schema;

/// <summary>Gives the types of one kind their names, one name for what is the same at several places.</summary>
/// <remarks>
/// A part of one type is called by that type's name and the property's. What is a part of several, or would have too long a name, is called
/// by the kind's name and the end of the path, as little of it as tells it from others. Who is nearer to the root chooses first, so that
/// what a new version adds further down renames nothing.
/// </remarks>
internal sealed class TypeNames
{
    /// <summary>What a type's name may measure.</summary>
    public const int MaxLength = 60;

    // Of a type that would be called as one of its own members.
    private const string Suffix = "Type";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private TypeNames(PinnedGroup pins, TypePath root)
    {
        _taken.Add(root.FullName);
        _taken.UnionWith(pins.Names.Select(static pinned => pinned.Name));
    }

    /// <summary>The types, each once, with names.</summary>
    public static EquatableArray<TypeModel> Assign(IReadOnlyList<TypeModel> types, IReadOnlyList<TypePath> paths, string kind, PinnedGroup pins)
    {
        var groups = SameTypes.Find(types, paths, kind, pins);
        var names = new TypeNames(pins, paths[0]);
        foreach (var group in groups)
        {
            names.Add(group);
        }

        var origins = groups.ToDictionary(
            static group => group.Type.Name,
            group => names.OriginOf(group) with
            {
                PinnedName = group.PinnedName,
                PinnedPlaces = pins.Listed(group.Places.Select(place => new PinnedPlace(kind, place.Path.JsonPath))),
            },
            StringComparer.Ordinal);
        return types.Where(type => origins.ContainsKey(type.Name))
            .Select(type => TypeRenamer.Rename(type, names._names) with { Origin = origins[type.Name] })
            .ToEquatableArray();
    }

    private void Add(TypeGroup group)
    {
        var name = PinnedNameOf(group)
            ?? Candidates(group).First(candidate => !IsOwnMember(group.Type, candidate, group.Path) && (group.Path.Parent is null || _taken.Add(candidate)));
        foreach (var (type, _) in group.Places)
        {
            _names.Add(type.Name, name);
        }
    }

    private static string? PinnedNameOf(TypeGroup group) =>
        group.PinnedName is { } name && name != group.Path.Root && !IsOwnMember(group.Type, name, group.Path) ? name : null;

    // No type may be named as a member of its own, but kinds keep their names.
    private static bool IsOwnMember(TypeModel type, string name, TypePath path) =>
        path.Parent is not null && type is ObjectModel model && model.Properties.Any(property => property.Name == name);

    private TypeOrigin OriginOf(TypeGroup group) => new(
        group.Hash,
        group.Word,
        OwnerOf(group) ?? "",
        group.Path.Segment,
        group.Places.Count > 1 ? Words.CommonEnd(group.Places.Select(static place => place.Path.Segment).Distinct().ToList()) : group.Path.Segment);

    // The only type that the group is a part of, by one property; null if there are several.
    private string? OwnerOf(TypeGroup group)
    {
        var owners = group.Places.Select(place => place.Path.Parent is { } parent ? (Name: NameAt(parent), place.Path.Segment) : default)
            .Distinct()
            .Take(2)
            .ToList();
        return owners.Count == 1 ? owners[0].Name : null;
    }

    // What names of parts begin with.
    private string StemOf(TypePath path)
    {
        var name = _names[path.FullName];
        var stem = path.Parent is null ? name : name.Substring(0, Math.Max(0, name.Length - Suffix.Length));
        return name == stem + Suffix && !path.Segment.EndsWith(Suffix, StringComparison.Ordinal) ? stem : name;
    }

    // A type further down has no name yet; that it is another owner is all that counts.
    private string NameAt(TypePath path) => _names.TryGetValue(path.FullName, out var name) ? name : path.FullName;

    private IEnumerable<string> Candidates(TypeGroup group)
    {
        var root = group.Path.Root;
        if (group.Path.Parent is null)
        {
            yield return root;
            yield break;
        }

        var segment = group.Path.Segment;
        if (OwnerOf(group) is not null && StemOf(group.Path.Parent) is var stem && stem.Length + segment.Length + Suffix.Length <= MaxLength)
        {
            yield return stem + segment;
            yield return stem + segment + Suffix;
        }

        foreach (var tail in Tails(group).Where(tail => root.Length + tail.Length <= MaxLength))
        {
            yield return root + tail;
        }

        foreach (var tail in group.Path.Tails().Skip(1).Append(segment).Where(tail => root.Length + tail.Length <= MaxLength))
        {
            yield return root + tail;
        }

        // Nothing else is left: words have to go, and a number may have to come.
        var shortened = Shorten(root, segment);
        yield return shortened;
        for (var number = 2; ; number++)
        {
            yield return shortened + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    // What the paths of all places end with, the shortest first.
    private static List<string> Tails(TypeGroup group)
    {
        if (group.Places.Count == 1)
        {
            return [];
        }

        var words = Words.CommonEnd(group.Places.Select(static place => place.Path.Segment).Distinct().ToList());
        var tails = group.Places.Select(static place => place.Path.Tails().ToList()).ToList();
        var common = tails[0].TakeWhile((tail, index) => tails.All(other => index < other.Count && other[index] == tail)).ToList();
        return common.Count > 0 ? common : words.Length > 0 ? [words] : [];
    }

    // Leaves room for a number.
    private static string Shorten(string root, string segment)
    {
        const int Room = MaxLength - 3;
        while (root.Length + segment.Length > Room && Words.WithoutFirst(segment) is { Length: > 0 } shorter)
        {
            segment = shorter;
        }

        while (root.Length + segment.Length > Room && Words.LastWord(root) is > 2 and var last)
        {
            root = root.Substring(0, last);
        }

        var name = root + segment;
        return name.Length > Room ? name.Substring(0, Room) : name;
    }
}
