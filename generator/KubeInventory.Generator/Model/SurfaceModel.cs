namespace KubeInventory.Generator.Model;

/// <summary>What people and kubectl call a kind, what they see of it, and what they can select it by.</summary>
/// <param name="Singular">Lower-case singular.</param>
/// <param name="ListKind">Kind of its lists.</param>
/// <param name="ShortNames">Abbreviations of the plural.</param>
/// <param name="Categories">Groups of kinds that it is listed with.</param>
/// <param name="Columns">What <c>kubectl get</c> shows.</param>
/// <param name="Fields">What field selectors may name.</param>
internal sealed record SurfaceModel(
    string Singular,
    string ListKind,
    EquatableArray<string> ShortNames,
    EquatableArray<string> Categories,
    EquatableArray<ColumnModel> Columns,
    EquatableArray<FieldModel> Fields);

/// <summary>A printer column.</summary>
internal sealed record ColumnModel(string Name, string Type, string JsonPath, string? Format, string? Description, long Priority);

/// <summary>A selectable field.</summary>
/// <param name="Path">The path as selectors write it, such as <c>spec.role</c>.</param>
/// <param name="Name">Its name in C#, before others may have it too.</param>
/// <param name="Shape">What its value looks like.</param>
internal sealed record FieldModel(string Path, string Name, ValueShape Shape);
