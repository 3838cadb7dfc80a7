using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Gives the types of one kind their names.</summary>
/// <remarks>
/// A name follows from the path of its type, not from its place in the file. Where several paths give one name, since words had to be
/// dropped, each gets a tag that follows from its path too. So a new field renames a type only if their long paths meet for the first time.
/// </remarks>
internal static class TypeNames
{
    public static EquatableArray<TypeModel> Assign(IReadOnlyList<TypeModel> types, IReadOnlyList<TypePath> paths)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var indexes = Enumerable.Range(0, types.Count).ToLookup(index => NameOf(types[index], paths[index]), StringComparer.Ordinal);
        var taken = new HashSet<string>(indexes.Select(static same => same.Key), StringComparer.Ordinal);
        foreach (var same in indexes)
        {
            var natural = Natural(same, paths);
            foreach (var index in same)
            {
                names.Add(types[index].Name, index == natural ? same.Key : Tagged(paths[index], taken));
            }
        }

        return types.Select(type => TypeRenamer.Rename(type, names)).ToEquatableArray();
    }

    // The only one, or the one nearest to the root of those that lost no word.
    private static int Natural(IEnumerable<int> indexes, IReadOnlyList<TypePath> paths) =>
        indexes.Count() == 1
            ? indexes.First()
            : indexes.Where(index => paths[index].IsShort).OrderBy(index => paths[index].Depth).DefaultIfEmpty(-1).First();

    // No type may be named as a member of its own.
    private static string NameOf(TypeModel type, TypePath path)
    {
        var name = path.ToName();
        var isOwnMember = type is ObjectModel model && path.Depth > 0 && model.Properties.Any(property => property.Name == name);
        return isOwnMember ? name + "Type" : name;
    }

    private static string Tagged(TypePath path, HashSet<string> taken)
    {
        var hash = Hash(path.FullName);
        var name = path.ToName(TypePath.MaxLength - 5) + "_" + (hash >> 16).ToString("X4", CultureInfo.InvariantCulture);
        while (!taken.Add(name))
        {
            name += (hash & 0xFFFF).ToString("X4", CultureInfo.InvariantCulture);
        }

        return name;
    }

    // FNV-1a.
    private static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
