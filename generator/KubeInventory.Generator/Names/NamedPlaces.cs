using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Names;

/// <summary>The names that types got at the places that names files list.</summary>
internal sealed class NamedPlaces
{
    private readonly Dictionary<(string ApiVersion, PinnedPlace Place), string> _names = [];
    private readonly HashSet<(string ApiVersion, string Name)> _pinned = [];
    private readonly Dictionary<string, string> _declarers = new(StringComparer.Ordinal);

    public NamedPlaces(IEnumerable<SourceSummary> sources, NamePlan plan)
    {
        foreach (var source in sources.Where(source => source.Resource is not null && plan.Keeps(source)))
        {
            foreach (var (type, name) in plan.TypesOf(source))
            {
                Add(source, type, name);
            }
        }
    }

    /// <summary>The name of the type at a place; null if no type is there.</summary>
    public string? NameAt(string apiVersion, PinnedPlace place) => _names.TryGetValue((apiVersion, place), out var name) ? name : null;

    /// <summary>Whether a type has a name because it is pinned, be it at a place that no file lists.</summary>
    public bool IsPinned(string apiVersion, string name) => _pinned.Contains((apiVersion, name));

    /// <summary>The kind that has a type of this name; null if none has.</summary>
    public string? DeclarerOf(string name) => _declarers.TryGetValue(name, out var key) ? key : null;

    private void Add(SourceSummary source, TypeSummary type, string name)
    {
        if (type.Name == source.RootName || !_declarers.ContainsKey(name))
        {
            _declarers[name] = source.Key;
        }

        if (type.Origin!.PinnedName == name)
        {
            _pinned.Add((source.Resource!.ApiVersion, name));
        }

        foreach (var place in type.Origin.PinnedPlaces)
        {
            _names[(source.Resource!.ApiVersion, place)] = name;
        }
    }
}
