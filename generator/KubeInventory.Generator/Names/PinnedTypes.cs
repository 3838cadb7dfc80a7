using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Names;

/// <summary>Which types of one kind have a pinned name.</summary>
internal sealed class PinnedTypes
{
    private readonly PinnedGroup _group;
    private readonly string _kind;
    private readonly IReadOnlyList<TypePath> _paths;
    private readonly string?[] _names;

    /// <param name="group">The pinned names.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="paths">Where its types stand, owners before their parts.</param>
    private PinnedTypes(PinnedGroup group, string kind, IReadOnlyList<TypePath> paths)
    {
        _group = group;
        _kind = kind;
        _paths = paths;
        _names = new string?[paths.Count];
    }

    /// <summary>The pinned name of each type; null for one that has none.</summary>
    /// <param name="group">The pinned names.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="paths">Where its types stand, owners before their parts.</param>
    /// <param name="keys">What has to be alike for two types to be one.</param>
    public static IReadOnlyList<string?> Find(
        PinnedGroup group, string kind, IReadOnlyList<TypePath> paths, IReadOnlyList<(string Hash, string Word)> keys)
    {
        var types = new PinnedTypes(group, kind, paths);
        if (group.Names.Count > 0)
        {
            types.LookUp();
            types.KeepOneShape(keys);
            types.Join(keys);
        }

        return types._names;
    }

    private void LookUp()
    {
        var byPath = new Dictionary<string, string?>(_names.Length, StringComparer.Ordinal);
        for (var i = 0; i < _names.Length; i++)
        {
            if (_paths[i].Parent is { } owner)
            {
                _names[i] = _group.Find(PlaceOf(i), owner.JsonPath, byPath[owner.FullName]);
            }

            byPath.Add(_paths[i].FullName, _names[i]);
        }
    }

    // Of fields that no longer have one shape the first that is listed keeps the name, and all that look like it.
    private void KeepOneShape(IReadOnlyList<(string Hash, string Word)> keys)
    {
        var differing = Named().GroupBy(index => _names[index]!, StringComparer.Ordinal).Where(same => same.Any(index => keys[index].Hash != keys[same.First()].Hash));
        foreach (var same in differing.ToList())
        {
            var first = same.OrderBy(index => _group.RankOf(same.Key, PlaceOf(index))).First();
            foreach (var other in same.Where(index => keys[index].Hash != keys[first].Hash))
            {
                _names[other] = null;
            }
        }
    }

    // What is the same as a type of a pinned name is that type.
    private void Join(IReadOnlyList<(string Hash, string Word)> keys)
    {
        var byKey = new Dictionary<(string Hash, string Word), string>();
        foreach (var index in Named().OrderBy(index => _paths[index], Comparer<TypePath>.Create(TypePath.Compare)))
        {
            if (!byKey.ContainsKey(keys[index]))
            {
                byKey.Add(keys[index], _names[index]!);
            }
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i] is null && byKey.TryGetValue(keys[i], out var name))
            {
                _names[i] = name;
            }
        }
    }

    private List<int> Named() => Enumerable.Range(0, _names.Length).Where(index => _names[index] is not null).ToList();

    private PinnedPlace PlaceOf(int index) => new(_kind, _paths[index].JsonPath);
}
