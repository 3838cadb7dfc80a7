namespace KubeInventory.Embedded.Cel;

internal sealed partial class Checker
{
    private CelType CheckList(ListLiteral list, Scope<CelType>? scope)
    {
        CelType? element = null;
        foreach (var (value, isOptional) in list.Elements)
        {
            element = Join(value, element, Unwrap(value, Visit(value, scope), isOptional));
        }

        return CelType.List(element ?? _unifier.NewParameter());
    }

    private CelType CheckMap(MapLiteral map, Scope<CelType>? scope)
    {
        CelType? key = null;
        CelType? value = null;
        foreach (var entry in map.Entries)
        {
            key = Join(entry.Key, key, Visit(entry.Key, scope));
            value = Join(entry.Value, value, Unwrap(entry.Value, Visit(entry.Value, scope), entry.IsOptional));
        }

        return CelType.Map(key ?? _unifier.NewParameter(), value ?? _unifier.NewParameter());
    }

    private CelType Unwrap(Expression expression, CelType type, bool isOptional)
    {
        if (!isOptional || type.IsDynOrError)
        {
            return type;
        }

        return type.IsOptional
            ? type.Parameters[0]
            : Report(expression.Position, $"expected type '{CelType.Optional(type)}' but found '{type}'");
    }

    /// <summary>The type of a list or map that holds both: Kubernetes wants them alike, except below <c>format</c>.</summary>
    private CelType Join(Expression expression, CelType? previous, CelType current)
    {
        if (previous is null)
        {
            return current;
        }

        return _unifier.TryAssign(previous, current) ? TypeUnifier.MostGeneral(previous, current)
            : _mixedLiterals > 0 ? CelType.Dyn
            : Report(expression.Position, $"expected type '{Known(previous)}' but found '{Known(current)}'");
    }
}
