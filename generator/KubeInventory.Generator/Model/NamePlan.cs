using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Names;

namespace KubeInventory.Generator.Model;

/// <summary>What a project's kinds must agree on, since they share a namespace: who is left out, who moves, who is renamed.</summary>
/// <param name="Ignored">Path and key of each source that another file already defines.</param>
/// <param name="Groups">Groups whose kinds move to a namespace of their own, with that namespace.</param>
/// <param name="Renames">New names of types that would meet another kind's.</param>
internal sealed record NamePlan(
    EquatableArray<Ignored> Ignored, EquatableArray<MovedGroup> Groups, EquatableArray<Rename> Renames)
{
    public static NamePlan Make(IReadOnlyList<SourceSummary> sources, PinnedNames pins)
    {
        var ignored = new List<Ignored>();
        var kept = new List<SourceSummary>();
        foreach (var same in sources.GroupBy(static source => source.Key, StringComparer.OrdinalIgnoreCase))
        {
            var first = same.OrderBy(static source => source.Path, StringComparer.Ordinal).First();
            kept.Add(first);
            ignored.AddRange(same.Where(source => source != first).Select(source => new Ignored(source.Path, source.Key, first.Path)));
        }

        var groups = kept.GroupBy(static source => source.Options.Namespace, StringComparer.Ordinal)
            .OrderBy(static same => same.Key, StringComparer.Ordinal)
            .SelectMany(static same => MoveGroups(same.ToList(), same.Key))
            .ToList();
        var moved = groups.ToDictionary(static group => (group.From, group.Group), static group => group.Namespace);
        var shared = SharedTypes.Find(kept, pins).ToLookup(static rename => rename.Key, StringComparer.Ordinal);
        var renames = kept
            .GroupBy(
                source => moved.TryGetValue((source.Options.Namespace, source.Group ?? ""), out var own) ? own : source.Options.Namespace,
                StringComparer.Ordinal)
            .SelectMany(same => NameCollisions.Resolve(same.ToList(), same.SelectMany(source => shared[source.Key])))
            .OrderBy(static rename => rename.Key, StringComparer.Ordinal)
            .ThenBy(static rename => rename.OldName, StringComparer.Ordinal);
        return new NamePlan(ignored.ToEquatableArray(), groups.ToEquatableArray(), renames.ToEquatableArray());
    }

    /// <summary>The source with its final names, or null if another file defines it.</summary>
    public PlannedSource? Apply(SourceModel source)
    {
        if (Ignored.Any(one => one.Path == source.Path && one.Key == source.Key))
        {
            return null;
        }

        var own = RenamesOf(source.Key);
        if (own.Count == 0)
        {
            return new PlannedSource(source, NamespaceOf(source.Options.Namespace, source.Group));
        }

        var dropped = new HashSet<string>(own.Where(static rename => rename.IsDropped).Select(static rename => rename.OldName), StringComparer.Ordinal);
        var declared = source with { Types = source.Types.Where(type => !dropped.Contains(type.Name)).ToEquatableArray() };
        var names = own.ToDictionary(static rename => rename.OldName, static rename => rename.NewName, StringComparer.Ordinal);
        return new PlannedSource(TypeRenamer.Rename(declared, names), NamespaceOf(source.Options.Namespace, source.Group));
    }

    // They are in order, and there may be thousands.
    private List<Rename> RenamesOf(string key)
    {
        var (low, high) = (0, Renames.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(Renames[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        var own = new List<Rename>();
        for (; low < Renames.Count && Renames[low].Key == key; low++)
        {
            own.Add(Renames[low]);
        }

        return own;
    }

    /// <summary>The types of a source with their names in the project.</summary>
    public IEnumerable<(TypeSummary Type, string Name)> TypesOf(SourceSummary source)
    {
        var names = RenamesOf(source.Key).ToDictionary(static rename => rename.OldName, static rename => rename.NewName, StringComparer.Ordinal);
        return source.Types.Select(type => (type, names.TryGetValue(type.Name, out var name) ? name : type.Name));
    }

    public bool Keeps(SourceSummary source) => !Ignored.Any(one => one.Path == source.Path && one.Key == source.Key);

    /// <summary>Namespace of a group's types.</summary>
    public string NamespaceOf(string wanted, string? group) =>
        Groups.FirstOrDefault(moved => moved.From == wanted && moved.Group == group)?.Namespace ?? wanted;

    // All groups of a kind that several groups have move, so that it doesn't matter who came first.
    private static List<MovedGroup> MoveGroups(IReadOnlyList<SourceSummary> sources, string @namespace)
    {
        var groups = sources.Where(static source => source.Group is not null)
            .GroupBy(static source => source.RootName, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.Select(static source => source.Group!).Distinct(StringComparer.Ordinal).ToList())
            .Where(static groups => groups.Count > 1)
            .SelectMany(static groups => groups)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static group => group, StringComparer.Ordinal)
            .ToList();
        var firstWords = groups.ToLookup(static group => Schema.Identifier.Pascal(group.Split('.')[0]), StringComparer.OrdinalIgnoreCase);
        return groups.ConvertAll(group =>
        {
            var word = Schema.Identifier.Pascal(group.Split('.')[0]);
            var name = firstWords[word].Count() == 1 ? word : Schema.Identifier.Pascal(group);
            return new MovedGroup(@namespace, group, @namespace.Length == 0 ? name : @namespace + "." + name);
        });
    }
}

/// <summary>A source that is left out, since <paramref name="DefinedIn"/> defines the same.</summary>
internal sealed record Ignored(string Path, string Key, string DefinedIn);

/// <summary>A group whose kinds have a namespace of their own.</summary>
internal sealed record MovedGroup(string From, string Group, string Namespace);

/// <summary>A type that takes another name.</summary>
/// <param name="Key">The source.</param>
/// <param name="OldName">The name of the type in its source alone.</param>
/// <param name="NewName">The name in the project.</param>
/// <param name="IsDropped">Whether another source declares it.</param>
internal sealed record Rename(string Key, string OldName, string NewName, bool IsDropped = false);
