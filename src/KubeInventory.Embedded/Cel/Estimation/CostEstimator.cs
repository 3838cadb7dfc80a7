namespace KubeInventory.Embedded.Cel;

/// <summary>
/// Estimates what a rule costs on the largest data that its schema allows. Kubernetes refuses definitions by this figure,
/// and so it is reckoned as Kubernetes reckons it.
/// </summary>
internal sealed partial class CostEstimator
{
    private const ulong NewList = 10;
    private const ulong NewMap = 30;

    private readonly CheckedExpression _program;
    private readonly Place _root;

    private CostEstimator(CheckedExpression program, SizedSchema self)
    {
        _program = program;
        _root = new Place(self);
    }

    /// <summary>The most that one run costs; <see cref="Bound.None"/> where the schema bounds nothing.</summary>
    public static ulong Estimate(CheckedExpression program, SizedSchema self) =>
        new CostEstimator(program, self).Visit(program.Root, null).Cost;

    private Measured Visit(Expression expression, Scope<Measured>? scope)
    {
        var measured = expression switch
        {
            Literal literal => new Measured(0, SizeRange.Exactly((ulong)literal.Value.Size)),
            Identifier identifier => Visit(identifier, scope),
            Select select => Visit(select, scope),
            Call call => Visit(call, scope),
            ListLiteral list => Visit(list, scope),
            MapLiteral map => Visit(map, scope),
            Comprehension comprehension => Visit(comprehension, scope),
            OptionalMap optional => Visit(optional, scope),
            _ => new Measured(0),
        };
        return measured.Size is null ? measured with { Size = SizeOf(measured.Place, _program.Types[expression.Id]) } : measured;
    }

    /// <summary>What the schema says of the size, or else the type.</summary>
    private static SizeRange? SizeOf(Place? place, CelType type) =>
        place?.Size is { } size ? SizeRange.UpTo((ulong)size.MaxElements) : IsScalar(type) ? SizeRange.Exactly(1) : null;

    private static bool IsScalar(CelType type) => type.IsOptional
        ? IsScalar(type.Parameters[0])
        : type.Kind is CelKind.Bool or CelKind.Double or CelKind.Duration or CelKind.Int or CelKind.Timestamp or CelKind.Uint;

    private Measured Visit(Identifier identifier, Scope<Measured>? scope) =>
        Scope<Measured>.Find(scope, identifier.Name) is { } variable
            ? variable with { Cost = 1, Size = SizeOf(variable.Place, _program.Types[identifier.Id]) ?? variable.Size }
            : new Measured(1, Place: _root);

    private Measured Visit(Select select, Scope<Measured>? scope)
    {
        if (_program.Constants[select.Id] is not null)
        {
            return new Measured(1, Place: _root);
        }

        var operand = Visit(select.Operand, scope);
        switch (select.Kind)
        {
            case SelectKind.Presence:
                return new Measured(operand.Cost);
            case SelectKind.Optional:
                return new Measured(Bound.Add(operand.Cost, 1));
            default:
                var isAccess = _program.Types[select.Operand.Id].Kind is CelKind.Map or CelKind.Object;
                return new Measured(Bound.Add(operand.Cost, isAccess ? 1UL : 0), Place: operand.Place?.Field(select.Field) ?? _root);
        }
    }

    private Measured Visit(ListLiteral list, Scope<Measured>? scope)
    {
        var items = list.Elements.Select(element => Visit(element.Value, scope)).ToList();
        return new Measured(
            items.Aggregate(NewList, (sum, item) => Bound.Add(sum, item.Cost)),
            SizeRange.Exactly((ulong)items.Count),
            Elements: new ElementSizes(IsMap: false, SizeRange.Exactly(1), Union(items)));
    }

    private Measured Visit(MapLiteral map, Scope<Measured>? scope)
    {
        var keys = map.Entries.Select(entry => Visit(entry.Key, scope)).ToList();
        var values = map.Entries.Select(entry => Visit(entry.Value, scope)).ToList();
        return new Measured(
            keys.Concat(values).Aggregate(NewMap, (sum, item) => Bound.Add(sum, item.Cost)),
            SizeRange.Exactly((ulong)keys.Count),
            Elements: new ElementSizes(IsMap: true, Union(keys), Union(values)));
    }

    private static SizeRange Union(List<Measured> items) =>
        items.Count == 0 ? SizeRange.Exactly(0) : items.Select(item => item.SizeOrUnknown).Aggregate((a, b) => a.Union(b));
}
