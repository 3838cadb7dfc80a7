using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Model;

/// <summary>Gives types of one namespace that would have one name different ones.</summary>
/// <remarks>
/// A root keeps its name before a nested type, a pinned name stays before others, and else that of the longer kind, which is the nearer to its root.
/// </remarks>
internal sealed class NameCollisions
{
    private readonly Dictionary<(string Key, string OldName), Rename> _renames;
    private readonly HashSet<string> _taken;

    private NameCollisions(IEnumerable<Rename> shared, IEnumerable<string> taken)
    {
        _renames = shared.ToDictionary(static rename => (rename.Key, rename.OldName));
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
    }

    /// <summary>The renames of shared types, and what has to be renamed besides.</summary>
    public static IEnumerable<Rename> Resolve(IReadOnlyList<SourceSummary> sources, IEnumerable<Rename> shared)
    {
        var collisions = new NameCollisions(shared, []);
        var declared = sources.SelectMany(source => source.Types.Select(type => collisions.Declared(source, type)))
            .Where(static type => type.FinalName.Length > 0)
            .ToList();
        collisions._taken.UnionWith(declared.Select(static type => type.FinalName));
        foreach (var same in declared.GroupBy(static type => type.FinalName, StringComparer.Ordinal).Where(static same => same.Skip(1).Any()))
        {
            var byRight = same.OrderByDescending(static type => type.Name == type.Source.RootName)
                .ThenByDescending(static type => type.IsPinned)
                .ThenByDescending(static type => type.Source.RootName.Length)
                .ThenBy(static type => type.Source.Key, StringComparer.Ordinal);
            foreach (var type in byRight.Skip(1))
            {
                collisions.Rename(type);
            }
        }

        return collisions._renames.Values;
    }

    private Declaration Declared(SourceSummary source, TypeSummary type) => _renames.TryGetValue((source.Key, type.Name), out var rename)
        ? new Declaration(source, type, rename.IsDropped ? "" : rename.NewName)
        : new Declaration(source, type, type.Name);

    private void Rename(Declaration type)
    {
        var renamed = FreeName(type.FinalName);
        if (!_renames.ContainsKey((type.Source.Key, type.Name)))
        {
            _renames.Add((type.Source.Key, type.Name), new Rename(type.Source.Key, type.Name, renamed));
            return;
        }

        // A shared type is renamed for all who share it.
        var apiVersion = type.Source.Resource!.ApiVersion + "/";
        foreach (var rename in _renames.Values.ToList())
        {
            if (rename.NewName == type.FinalName && rename.Key.StartsWith(apiVersion, StringComparison.Ordinal))
            {
                _renames[(rename.Key, rename.OldName)] = rename with { NewName = renamed };
            }
        }
    }

    private string FreeName(string name)
    {
        const string Suffix = "Type";
        while (name.Length + Suffix.Length > TypeNames.MaxLength - 2 && Words.LastWord(name) is > 0 and var last)
        {
            name = name.Substring(0, last);
        }

        name += Suffix;
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return name;
    }

    private sealed class Declaration(SourceSummary source, TypeSummary type, string finalName)
    {
        public SourceSummary Source { get; } = source;

        public string Name { get; } = type.Name;

        public string FinalName { get; } = finalName;

        public bool IsPinned { get; } = type.Origin?.PinnedName == finalName;
    }
}
