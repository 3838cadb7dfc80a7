namespace KubeInventory.Embedded.Cel;

/// <summary>A node of a parsed expression.</summary>
/// <param name="Id">Dense number of the node; what the checker finds out lies in arrays beside the tree.</param>
/// <param name="Position">Offset in the source that errors about the node point at.</param>
internal abstract record Expression(int Id, int Position);

internal sealed record Literal(int Id, int Position, CelValue Value) : Expression(Id, Position);

/// <summary>A name; an absolute one, written with a dot before it, never means the variable of a macro.</summary>
internal sealed record Identifier(int Id, int Position, string Name, bool IsAbsolute) : Expression(Id, Position);

/// <summary><c>operand.field</c>, <c>operand.?field</c> or <c>has(operand.field)</c>.</summary>
internal sealed record Select(int Id, int Position, Expression Operand, string Field, SelectKind Kind) : Expression(Id, Position);

internal enum SelectKind
{
    Value,
    Optional,
    Presence,
}

/// <summary>A function, method or operator; operators have CEL's names, like <c>_+_</c>.</summary>
internal sealed record Call(int Id, int Position, string Function, Expression? Target, IReadOnlyList<Expression> Arguments)
    : Expression(Id, Position);

internal sealed record ListLiteral(int Id, int Position, IReadOnlyList<ListElement> Elements) : Expression(Id, Position);

internal readonly record struct ListElement(Expression Value, bool IsOptional);

internal sealed record MapLiteral(int Id, int Position, IReadOnlyList<MapEntry> Entries) : Expression(Id, Position);

internal readonly record struct MapEntry(Expression Key, Expression Value, bool IsOptional);

/// <summary><c>Type{field: value}</c>: parsed to be refused by name, as no rule may build typed objects.</summary>
internal sealed record StructLiteral(int Id, int Position, string TypeName) : Expression(Id, Position);

/// <summary>
/// A macro that runs over a list or map. With a second variable, the two are index and value, or key and value;
/// the filter, if any, says which elements a transformation takes; the body is the predicate or the transformation.
/// </summary>
internal sealed record Comprehension(
    int Id, int Position, Macro Macro, Expression Range, string First, string? Second, Expression? Filter, Expression Body)
    : Expression(Id, Position);

/// <summary><c>target.optMap(variable, body)</c> and <c>target.optFlatMap(variable, body)</c>.</summary>
internal sealed record OptionalMap(int Id, int Position, Expression Target, string Variable, Expression Body, bool IsFlat)
    : Expression(Id, Position);
