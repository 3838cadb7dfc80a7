using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>How a value is owned: as one, or by its parts. Where a type allows a scalar, a list and a map, the value decides.</summary>
internal sealed class FieldType
{
    private FieldType(ScalarKind? scalar, ListType? list, MapType? map) => (Scalar, List, Map) = (scalar, list, map);

    /// <summary>Anything, owned as one.</summary>
    public static FieldType Untyped { get; } = CreateUntyped();

    /// <summary>Anything; a map is owned by its entries, a list as one. This is assumed where there is no schema.</summary>
    public static FieldType Deduced { get; } = CreateDeduced();

    public ScalarKind? Scalar { get; }

    public ListType? List { get; private set; }

    public MapType? Map { get; private set; }

    public static FieldType Of(ScalarKind scalar) => new(scalar, null, null);

    public static FieldType Of(ListType list) => new(null, list, null);

    public static FieldType Of(MapType map) => new(null, null, map);

    public static FieldType OfAny(ListType list, MapType map) => new(ScalarKind.Any, list, map);

    /// <summary>The type with that alternative alone which the value is; as it is for null and for a value that does not fit.</summary>
    public FieldType For(JsonNode? value) => value?.GetValueKind() switch
    {
        null => this,
        JsonValueKind.Object => Map is null ? this : Of(Map),
        JsonValueKind.Array => List is null ? this : Of(List),
        _ => Scalar is null ? this : Of(Scalar.Value),
    };

    /// <summary>Whether both have the same alternatives.</summary>
    public bool IsSameAs(FieldType other) => Scalar == other.Scalar && List == other.List && Map == other.Map;

    private static FieldType CreateUntyped()
    {
        var type = new FieldType(ScalarKind.Any, null, null);
        type.List = new ListType { Items = type };
        type.Map = new MapType { Entries = type, IsAtomic = true };
        return type;
    }

    private static FieldType CreateDeduced()
    {
        var type = new FieldType(ScalarKind.Any, new ListType { Items = Untyped }, null);
        type.Map = new MapType { Entries = type };
        return type;
    }
}
