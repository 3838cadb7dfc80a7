namespace KubeInventory.Embedded.Cel;

// What a macro costs is what the loop costs that Kubernetes makes of it: per turn, besides the body, for testing and updating the
// result so far; and once for its start and end.
internal sealed partial class CostEstimator
{
    private Measured Visit(Comprehension comprehension, Scope<Measured>? scope)
    {
        var range = Visit(comprehension.Range, scope);
        var isList = IsList(comprehension.Range, range);
        if (comprehension.Second is { } second)
        {
            scope = new Scope<Measured>(comprehension.First, Key(range, isList), scope);
            scope = new Scope<Measured>(second, Value(range), scope);
        }
        else
        {
            scope = new Scope<Measured>(comprehension.First, isList ? Value(range) : Key(range, isList), scope);
        }

        var filter = comprehension.Filter is { } condition ? Visit(condition, scope).Cost : 0;
        var body = Visit(comprehension.Body, scope);
        var (once, perTurn) = comprehension.Macro switch
        {
            Macro.All => (1UL, 3UL),
            Macro.Exists => (1UL, 4UL),
            Macro.ExistsOne => (2UL, 2UL),
            Macro.TransformMap => (NewMap + 1, 3UL),
            Macro.TransformMapEntry => (NewMap + 1, 2UL),
            _ => (NewList + 1, NewList + 2),
        };
        var turn = Bound.Add(Bound.Add(filter, body.Cost), perTurn);
        var cost = Bound.Add(Bound.Add(range.Cost, once), Bound.Multiply(range.SizeOrUnknown.Max, turn));
        return comprehension.Macro switch
        {
            Macro.All or Macro.Exists or Macro.ExistsOne => new Measured(cost, SizeRange.Exactly(1)),
            Macro.TransformMap or Macro.TransformMapEntry => new Measured(cost, range.SizeOrUnknown),
            _ => new Measured(cost, range.SizeOrUnknown, Elements: new ElementSizes(
                IsMap: false, SizeRange.Exactly(1), SizeRange.UpTo(body.SizeOrUnknown.Max))),
        };
    }

    private bool IsList(Expression expression, Measured range) =>
        range.Elements is { } elements ? !elements.IsMap : _program.Types[expression.Id].Kind is CelKind.List;

    private Measured Value(Measured range) => new(0, range.Elements?.Values, range.Place is { } place ? place.Elements() : _root);

    private Measured Key(Measured range, bool isList) =>
        new(0, range.Elements?.Keys, range.Place is not { } place ? _root : isList ? Place.Positions : place.Keys());

    private Measured Visit(OptionalMap optional, Scope<Measured>? scope)
    {
        var target = Visit(optional.Target, scope);
        var body = Visit(optional.Body, new Scope<Measured>(optional.Variable, new Measured(0), scope));

        // target.hasValue() ? optional.of(body of target.value()) : optional.none()
        var cost = Bound.Add(Bound.Multiply(target.Cost, 2UL), Bound.Add(body.Cost, NewList + (optional.IsFlat ? 2UL : 3UL)));
        return new Measured(cost);
    }
}
