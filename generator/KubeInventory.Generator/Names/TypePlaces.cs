using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Names;

/// <summary>Finds where the types of a group and version stand: the fields of each type once, at the first place of that type.</summary>
internal sealed class TypePlaces
{
    private readonly SortedDictionary<string, List<PinnedPlace>> _places = new(StringComparer.Ordinal);

    /// <summary>The names and places, those that are pinned already before others.</summary>
    public static IReadOnlyList<PinnedName> Find(IEnumerable<KindModel> kinds, PinnedGroup pins, NamedPlaces named)
    {
        var found = new TypePlaces();
        foreach (var pinned in pins.Names)
        {
            found._places.Add(pinned.Name, pinned.Places.Where(place => named.NameAt(pins.ApiVersion, place) == pinned.Name).ToList());
        }

        foreach (var kind in kinds.OrderBy(static kind => kind.Key, StringComparer.Ordinal))
        {
            found.Walk(kind);
        }

        return found._places.Where(static entry => entry.Value.Count > 0)
            .Select(static entry => new PinnedName(entry.Key, entry.Value.ToEquatableArray()))
            .ToList();
    }

    // By levels and names, so that the order of fields plays no part.
    private void Walk(KindModel kind)
    {
        var declared = kind.Types.ToDictionary(static type => type.Name, StringComparer.Ordinal);
        var next = new Queue<(TypeModel Type, string JsonPath)>();
        next.Enqueue((kind.Types[0], ""));
        while (next.Count > 0)
        {
            var (type, path) = next.Dequeue();
            foreach (var (name, place) in PartsOf(type, path).OrderBy(static part => part.JsonPath, StringComparer.Ordinal))
            {
                Add(name, new PinnedPlace(kind.Resource.Kind, place));
                if (declared.TryGetValue(name, out var part))
                {
                    declared.Remove(name);
                    next.Enqueue((part, _places[name].First(known => known.Kind == kind.Resource.Kind).JsonPath));
                }
            }
        }
    }

    private void Add(string name, PinnedPlace place)
    {
        if (!_places.TryGetValue(name, out var places))
        {
            _places.Add(name, places = []);
        }

        if (!places.Contains(place))
        {
            places.Add(place);
        }
    }

    private static IEnumerable<(string Name, string JsonPath)> PartsOf(TypeModel type, string path) => type is not ObjectModel model
        ? []
        : model.Properties.SelectMany(property => NamesIn(property.Shape, JsonPath.Property(path, property.JsonName)));

    private static IEnumerable<(string Name, string JsonPath)> NamesIn(ValueShape shape, string path) => shape switch
    {
        ListShape list => NamesIn(list.Item, path + JsonPath.Item),
        MapShape map => NamesIn(map.Value, path + JsonPath.MapValue),
        ObjectShape { IsShared: false } model => [(model.TypeName, path)],
        EnumShape model => [(model.TypeName, path)],
        _ => [],
    };
}
