namespace KubeInventory.Generator.Model;

/// <summary>What a value on the wire looks like, and so how it is typed, read, written and compared.</summary>
internal abstract record ValueShape;

/// <summary>A value without parts.</summary>
internal sealed record ScalarShape(ScalarKind Kind) : ValueShape;

/// <summary>An object with its own C# record.</summary>
/// <param name="TypeName">Name of the record.</param>
/// <param name="IsShared">Whether the record is one of the client's own, so that no plan of names may rename it.</param>
internal sealed record ObjectShape(string TypeName, bool IsShared = false) : ValueShape;

/// <summary>A scalar with its own C# open enum.</summary>
/// <param name="TypeName">Name of the open enum.</param>
/// <param name="Kind">What its values are.</param>
internal sealed record EnumShape(string TypeName, ScalarKind Kind) : ValueShape;

/// <summary>An array.</summary>
internal sealed record ListShape(ValueShape Item, bool ItemIsNullable) : ValueShape;

/// <summary>An object whose property names are data.</summary>
internal sealed record MapShape(ValueShape Value, bool ValueIsNullable) : ValueShape;
