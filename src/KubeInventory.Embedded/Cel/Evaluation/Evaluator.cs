namespace KubeInventory.Embedded.Cel;

/// <summary>Computes the value of a checked expression. For one evaluation.</summary>
internal sealed partial class Evaluator(
    CheckedExpression program, IReadOnlyDictionary<string, CelValue> variables, RegexCache regexes, CostMeter meter)
{
    public CelValue Evaluate() => Visit(program.Root, null);

    private CelValue Visit(Expression expression, Scope<CelValue>? scope) => expression switch
    {
        Literal literal => literal.Value,
        Identifier identifier => Read(identifier, scope),
        Select select => Read(select, scope),
        Call call => Invoke(call, scope),
        Comprehension comprehension => Run(comprehension, scope),
        ListLiteral list => Make(list, scope),
        MapLiteral map => Make(map, scope),
        OptionalMap optional => Run(optional, scope),
        _ => CelError.NoSuchOverload,
    };

    private CelValue Read(Identifier identifier, Scope<CelValue>? scope)
    {
        meter.Add(1);
        return (identifier.IsAbsolute ? null : Scope<CelValue>.Find(scope, identifier.Name))
            ?? program.Constants[identifier.Id]
            ?? variables.GetValueOrDefault(identifier.Name)
            ?? new CelError($"no such attribute(s): {identifier.Name}");
    }

    private CelValue Read(Select select, Scope<CelValue>? scope)
    {
        if (program.Constants[select.Id] is { } constant)
        {
            return constant;
        }

        var operand = Visit(select.Operand, scope);
        if (select.Kind is SelectKind.Presence)
        {
            return Access.HasField(operand, select.Field);
        }

        meter.Add(1);
        return select.Kind is SelectKind.Optional ? Access.OptionalField(operand, select.Field) : Access.Field(operand, select.Field);
    }

    private CelValue Invoke(Call call, Scope<CelValue>? scope)
    {
        switch (call.Function)
        {
            case Operators.And:
                return Absorb(call, scope, CelBool.False);
            case Operators.Or:
                return Absorb(call, scope, CelBool.True);
            case Operators.Conditional:
                var condition = Visit(call.Arguments[0], scope);
                return condition is CelBool flag ? Visit(call.Arguments[flag.Value ? 1 : 2], scope) : NotBool(condition);
            case Operators.Index or Operators.OptionalIndex:
                var operand = Visit(call.Arguments[0], scope);
                var index = Visit(call.Arguments[1], scope);
                meter.Add(1);
                return call.Function == Operators.Index ? Access.Index(operand, index) : Access.OptionalIndex(operand, index);
            case "or" or "orValue" when call.Target is not null:
                return Fall(call, scope);
            default:
                return Dispatch(call, scope);
        }
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c>: the deciding value decides on either side, even beside an error.</summary>
    private CelValue Absorb(Call call, Scope<CelValue>? scope, CelBool decides)
    {
        var left = Visit(call.Arguments[0], scope);
        if (left == decides)
        {
            return decides;
        }

        var right = Visit(call.Arguments[1], scope);
        return right == decides ? decides
            : left is not CelBool ? NotBool(left)
            : right is not CelBool ? NotBool(right)
            : right;
    }

    /// <summary>An optional's alternative is evaluated only where it is needed.</summary>
    private CelValue Fall(Call call, Scope<CelValue>? scope)
    {
        var target = Visit(call.Target!, scope);
        meter.Add(1);
        return target switch
        {
            CelOptional { Value: { } value } => call.Function == "or" ? target : value,
            CelOptional => Visit(call.Arguments[0], scope),
            CelError => target,
            _ => CelError.NoSuchOverload,
        };
    }

    private static CelValue NotBool(CelValue value) => value as CelError ?? CelError.NoSuchOverload;

    private CelValue Dispatch(Call call, Scope<CelValue>? scope)
    {
        var resolved = program.Calls[call.Id]!;
        var values = new CelValue[call.Arguments.Count + (resolved.IsMember ? 1 : 0)];
        var next = 0;
        if (resolved.IsMember)
        {
            values[next++] = Visit(call.Target!, scope);
        }

        foreach (var argument in call.Arguments)
        {
            values[next++] = Visit(argument, scope);
        }

        meter.Add(CallCost.Before(resolved.Name, values));
        var result = CelOverload.Invoke(resolved.Name, resolved.Overloads, values, regexes);
        meter.Add(CallCost.After(resolved.Name, result));
        return result;
    }

    private CelValue Make(ListLiteral list, Scope<CelValue>? scope)
    {
        meter.Add(10);
        var items = new List<CelValue>(list.Elements.Count);
        foreach (var (expression, isOptional) in list.Elements)
        {
            switch (Visit(expression, scope))
            {
                case CelError error:
                    return error;
                case CelOptional optional when isOptional:
                    items.AddRange(optional.Value is { } value ? [value] : []);
                    break;
                case var _ when isOptional:
                    return CelError.NoSuchOverload;
                case var item:
                    items.Add(item);
                    break;
            }
        }

        return new CelArray(items);
    }

    private CelValue Make(MapLiteral map, Scope<CelValue>? scope)
    {
        meter.Add(30);
        var entries = new List<KeyValuePair<CelValue, CelValue>>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            var key = Visit(entry.Key, scope);
            var value = Visit(entry.Value, scope);
            if (key is CelError || value is CelError)
            {
                return key is CelError ? key : value;
            }

            if (!entry.IsOptional)
            {
                entries.Add(KeyValuePair.Create(key, value));
            }
            else if (value is not CelOptional optional)
            {
                return CelError.NoSuchOverload;
            }
            else if (optional.Value is { } present)
            {
                entries.Add(KeyValuePair.Create(key, present));
            }
        }

        return CelDictionary.Of(entries);
    }
}
