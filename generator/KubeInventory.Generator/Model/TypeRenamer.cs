using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>Gives types of a source other names, where they are declared and where they are used.</summary>
internal static class TypeRenamer
{
    public static SourceModel Rename(SourceModel source, IReadOnlyDictionary<string, string> names)
    {
        var renamed = source with { Types = source.Types.Select(type => Rename(type, names)).ToEquatableArray() };
        return renamed is KindModel kind ? kind with { Surface = Rename(kind.Surface, names) } : renamed;
    }

    public static TypeModel Rename(TypeModel type, IReadOnlyDictionary<string, string> names)
    {
        var renamed = type with { Name = Name(type.Name, names) };
        return renamed is ObjectModel model
            ? model with { Properties = Rename(model.Properties, names), Restriction = Rename(model.Restriction, names) }
            : renamed;
    }

    private static RestrictionModel? Rename(RestrictionModel? restriction, IReadOnlyDictionary<string, string> names) => restriction is null
        ? null
        : restriction with { Parts = restriction.Parts.Select(part => Name(part, names)).ToEquatableArray() };

    private static SurfaceModel Rename(SurfaceModel surface, IReadOnlyDictionary<string, string> names) => surface with
    {
        Fields = surface.Fields.Select(field => field with { Shape = Rename(field.Shape, names) }).ToEquatableArray(),
    };

    private static EquatableArray<PropertyModel> Rename(IEnumerable<PropertyModel> properties, IReadOnlyDictionary<string, string> names) =>
        properties.Select(property => property with { Shape = Rename(property.Shape, names), Finder = Rename(property.Finder, names) }).ToEquatableArray();

    private static FinderModel? Rename(FinderModel? finder, IReadOnlyDictionary<string, string> names) => finder is null
        ? null
        : finder with { Keys = finder.Keys.Select(key => key with { Shape = Rename(key.Shape, names) }).ToEquatableArray() };

    private static ValueShape Rename(ValueShape shape, IReadOnlyDictionary<string, string> names) => shape switch
    {
        ObjectShape { IsShared: false } model => model with { TypeName = Name(model.TypeName, names) },
        EnumShape model => model with { TypeName = Name(model.TypeName, names) },
        ListShape list => list with { Item = Rename(list.Item, names) },
        MapShape map => map with { Value = Rename(map.Value, names) },
        _ => shape,
    };

    private static string Name(string name, IReadOnlyDictionary<string, string> names) =>
        names.TryGetValue(name, out var other) ? other : name;
}
