namespace KubeInventory.Generator.Model;

/// <summary>A C# type to be emitted.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Documentation">What the schema says of it.</param>
internal abstract record TypeModel(string Name, DocumentationModel Documentation);

/// <summary>A record for an object with properties.</summary>
internal sealed record ObjectModel(string Name, DocumentationModel Documentation, EquatableArray<PropertyModel> Properties)
    : TypeModel(Name, Documentation)
{
    /// <summary>What the schema restricts beyond the properties' types; null if nothing.</summary>
    public RestrictionModel? Restriction { get; init; }
}

/// <summary>An open enum for a string with known values.</summary>
internal sealed record EnumModel(string Name, DocumentationModel Documentation, EquatableArray<EnumMemberModel> Members)
    : TypeModel(Name, Documentation);

/// <summary>One known value of an open enum.</summary>
internal sealed record EnumMemberModel(string Name, string Value);
