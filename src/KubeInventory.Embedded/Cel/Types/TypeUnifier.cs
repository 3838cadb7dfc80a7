namespace KubeInventory.Embedded.Cel;

/// <summary>Decides which types may stand for which, and what that says about the parameters of generic functions.</summary>
internal sealed class TypeUnifier
{
    private readonly Dictionary<string, CelType> _bindings = [];
    private readonly Stack<(string Name, CelType? Previous)> _undo = new();
    private int _fresh;

    public CelType NewParameter() => CelType.Parameter($"_var{_fresh++}");

    /// <summary>Whether all of the types may stand for their counterparts; only then are bindings kept.</summary>
    public bool TryAssign(IReadOnlyList<CelType> types, IReadOnlyList<CelType> targets)
    {
        var mark = _undo.Count;
        if (AreAssignable(types, targets))
        {
            return true;
        }

        while (_undo.Count > mark)
        {
            var (name, previous) = _undo.Pop();
            if (previous is null)
            {
                _bindings.Remove(name);
            }
            else
            {
                _bindings[name] = previous;
            }
        }

        return false;
    }

    public bool TryAssign(CelType type, CelType target) => TryAssign([type], [target]);

    /// <summary>The type with its parameters replaced by what is known of them.</summary>
    public CelType Resolve(CelType type, bool unknownIsDyn = false) => type switch
    {
        { Kind: CelKind.Parameter } when _bindings.TryGetValue(type.Name, out var bound) => Resolve(bound, unknownIsDyn),
        { Kind: CelKind.Parameter } when unknownIsDyn => CelType.Dyn,
        { Parameters.Count: > 0 } => type.WithParameters([.. type.Parameters.Select(parameter => Resolve(parameter, unknownIsDyn))]),
        _ => type,
    };

    /// <summary>The signature with a new parameter for each of its own.</summary>
    public IReadOnlyList<CelType> Instantiate(IReadOnlyList<CelType> signature)
    {
        var fresh = new Dictionary<string, CelType>();
        return [.. signature.Select(Replace)];

        CelType Replace(CelType type)
        {
            if (type.Kind is CelKind.Parameter)
            {
                return fresh.TryGetValue(type.Name, out var known) ? known : fresh[type.Name] = NewParameter();
            }

            return type.Parameters.Count == 0 ? type : type.WithParameters([.. type.Parameters.Select(Replace)]);
        }
    }

    /// <summary>The wider of two types of which one may stand for the other.</summary>
    public static CelType MostGeneral(CelType first, CelType second) => IsSameOrWider(first, second) ? first : second;

    private static bool IsSameOrWider(CelType first, CelType second)
    {
        if (first.Kind is CelKind.Dyn or CelKind.Parameter)
        {
            return true;
        }

        if (second.Kind is CelKind.Dyn or CelKind.Parameter || first.Kind != second.Kind)
        {
            return false;
        }

        return first.Kind is CelKind.Type || (first.Name == second.Name
            && first.Parameters.Count == second.Parameters.Count
            && first.Parameters.Zip(second.Parameters).All(pair => IsSameOrWider(pair.First, pair.Second)));
    }

    private bool AreAssignable(IReadOnlyList<CelType> types, IReadOnlyList<CelType> targets) =>
        types.Count == targets.Count && types.Zip(targets).All(pair => IsAssignable(pair.First, pair.Second));

    private bool IsAssignable(CelType type, CelType target)
    {
        if (target.Kind is CelKind.Parameter)
        {
            if (TryBind(target, type, out var wasBound))
            {
                return true;
            }

            if (wasBound)
            {
                return false;
            }
        }

        if (type.Kind is CelKind.Parameter)
        {
            return TryBind(type, target, out _);
        }

        if (type.IsDynOrError || target.IsDynOrError)
        {
            return true;
        }

        if (type.Kind is CelKind.Null || target.Kind is CelKind.Null)
        {
            return IsNullable(type.Kind is CelKind.Null ? target : type);
        }

        return type.Kind is CelKind.Type
            ? target.Kind is CelKind.Type
            : type.Kind == target.Kind && type.Name == target.Name && AreAssignable(type.Parameters, target.Parameters);
    }

    private static bool IsNullable(CelType type) =>
        type.Kind is CelKind.Null or CelKind.Opaque or CelKind.Object or CelKind.Duration or CelKind.Timestamp;

    private bool TryBind(CelType parameter, CelType type, out bool wasBound)
    {
        wasBound = true;
        if (type.Kind is CelKind.Parameter && type.Name == parameter.Name)
        {
            return true;
        }

        if (_bindings.TryGetValue(parameter.Name, out var bound))
        {
            if (type.IsExactly(bound))
            {
                return true;
            }

            if (!IsAssignable(type, bound))
            {
                return false;
            }

            var wider = MostGeneral(type, bound);
            if (!Mentions(wider, parameter))
            {
                Bind(parameter, wider);
            }

            return true;
        }

        wasBound = false;
        if (Mentions(type, parameter))
        {
            return false;
        }

        Bind(parameter, type);
        return true;
    }

    private void Bind(CelType parameter, CelType type)
    {
        _undo.Push((parameter.Name, _bindings.GetValueOrDefault(parameter.Name)));
        _bindings[parameter.Name] = type;
    }

    private bool Mentions(CelType type, CelType parameter)
    {
        if (type.Kind is CelKind.Parameter)
        {
            return type.Name == parameter.Name || (_bindings.TryGetValue(type.Name, out var bound) && Mentions(bound, parameter));
        }

        return type.Parameters.Any(inner => Mentions(inner, parameter));
    }
}
