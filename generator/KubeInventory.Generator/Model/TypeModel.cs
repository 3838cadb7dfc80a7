using KubeInventory.Generator.Names;

namespace KubeInventory.Generator.Model;

/// <summary>A C# type to be emitted.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Documentation">What the schema says of it.</param>
internal abstract record TypeModel(string Name, DocumentationModel Documentation)
{
    /// <summary>Where the name comes from, for kinds that share types; null for shapes.</summary>
    public TypeOrigin? Origin { get; init; }
}

/// <summary>What decides on the name of a type that several kinds have.</summary>
/// <param name="Hash">Tells the type's shape from others.</param>
/// <param name="Word">What else has to be alike for types of one shape to be one type; see <c>SameTypes</c>.</param>
/// <param name="Owner">Name of the only type that this one is a part of; empty if there are several, or none.</param>
/// <param name="Segment">The property that it is the type of, or one of them.</param>
/// <param name="Tail">What the names of all such properties end with; empty if that is nothing.</param>
internal sealed record TypeOrigin(string Hash, string Word, string Owner, string Segment, string Tail)
{
    /// <summary>The name that a names file gives to the type; null if none does.</summary>
    public string? PinnedName { get; init; }

    /// <summary>The places that names files list, and that have this type, whatever they call it.</summary>
    public EquatableArray<PinnedPlace> PinnedPlaces { get; init; }
}

/// <summary>A record for an object with properties.</summary>
internal sealed record ObjectModel(string Name, DocumentationModel Documentation, EquatableArray<PropertyModel> Properties)
    : TypeModel(Name, Documentation)
{
    /// <summary>What the schema restricts beyond the properties' types; null if nothing.</summary>
    public RestrictionModel? Restriction { get; init; }
}

/// <summary>An open enum for a scalar with known values.</summary>
internal sealed record EnumModel(string Name, DocumentationModel Documentation, ScalarKind Kind, EquatableArray<EnumMemberModel> Members)
    : TypeModel(Name, Documentation);

/// <summary>One known value of an open enum, as text.</summary>
internal sealed record EnumMemberModel(string Name, string Value);
