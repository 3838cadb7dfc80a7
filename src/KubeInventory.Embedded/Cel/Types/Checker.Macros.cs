namespace KubeInventory.Embedded.Cel;

internal sealed partial class Checker
{
    private CelType CheckComprehension(Comprehension comprehension, Scope<CelType>? scope)
    {
        var range = _unifier.Resolve(Visit(comprehension.Range, scope));
        var (first, second) = VariableTypes(comprehension, range);
        scope = new Scope<CelType>(comprehension.First, first, scope);
        if (comprehension.Second is { } name)
        {
            scope = new Scope<CelType>(name, second, scope);
        }

        var filter = comprehension.Filter is { } condition ? Visit(condition, scope) : CelType.Bool;
        var body = Visit(comprehension.Body, scope);
        var result = ResultType(comprehension, first, body);
        if (!_unifier.TryAssign(filter, CelType.Bool))
        {
            NoOverload(comprehension.Position, Operators.Conditional, [filter, result, result], isMember: false);
        }

        return _unifier.Resolve(result);
    }

    private (CelType First, CelType Second) VariableTypes(Comprehension comprehension, CelType range)
    {
        switch (range.Kind)
        {
            case CelKind.List:
                return comprehension.Second is null ? (range.Parameters[0], CelType.Error) : (CelType.Int, range.Parameters[0]);
            case CelKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelKind.Dyn or CelKind.Error or CelKind.Parameter:
                _unifier.TryAssign(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                Report(
                    comprehension.Range.Position,
                    $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
                return (CelType.Error, CelType.Error);
        }
    }

    private CelType ResultType(Comprehension comprehension, CelType first, CelType body)
    {
        switch (comprehension.Macro)
        {
            case Macro.All or Macro.Exists:
                ExpectBool(comprehension.Body, body);
                return CelType.Bool;
            case Macro.ExistsOne:
                if (!_unifier.TryAssign(body, CelType.Bool))
                {
                    NoOverload(comprehension.Position, Operators.Conditional, [body, CelType.Int, CelType.Int], isMember: false);
                }

                return CelType.Bool;
            case Macro.TransformMap:
                return CelType.Map(first, body);
            case Macro.TransformMapEntry:
                var map = CelType.Map(_unifier.NewParameter(), _unifier.NewParameter());
                if (!_unifier.TryAssign(body, map))
                {
                    NoOverload(comprehension.Position, "cel.@mapInsert", [map, body], isMember: false);
                }

                return map;
            default:
                return CelType.List(body);
        }
    }

    private CelType CheckOptionalMap(OptionalMap optional, Scope<CelType>? scope)
    {
        var target = _unifier.Resolve(Visit(optional.Target, scope));
        if (!target.IsOptional && !target.IsDynOrError)
        {
            return NoOverload(optional.Position, "hasValue", [target], isMember: true);
        }

        var value = target.IsOptional ? target.Parameters[0] : CelType.Dyn;
        var body = Visit(optional.Body, new Scope<CelType>(optional.Variable, value, scope));
        if (!optional.IsFlat)
        {
            return CelType.Optional(body);
        }

        var result = CelType.Optional(_unifier.NewParameter());
        return _unifier.TryAssign(body, result)
            ? _unifier.Resolve(result)
            : NoOverload(optional.Position, Operators.Conditional, [CelType.Bool, body, result], isMember: false);
    }
}
