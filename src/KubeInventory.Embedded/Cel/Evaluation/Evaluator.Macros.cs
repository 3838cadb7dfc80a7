namespace KubeInventory.Embedded.Cel;

internal sealed partial class Evaluator
{
    private CelValue Run(Comprehension comprehension, Scope<CelValue>? scope)
    {
        var range = Visit(comprehension.Range, scope);
        var elements = Elements(range, comprehension.Second is not null);
        if (elements is null)
        {
            return range as CelError ?? new CelError($"got 'types.{range.GetType().Name["Cel".Length..]}', expected iterable type");
        }

        var scopes = elements.Select(element =>
        {
            // What the expanded form of the macro would cost per turn beside its body.
            meter.Add(3);
            var inner = new Scope<CelValue>(comprehension.First, element.Key, scope);
            return comprehension.Second is { } second ? new Scope<CelValue>(second, element.Value, inner) : inner;
        });
        return comprehension.Macro switch
        {
            Macro.All => Quantify(comprehension.Body, scopes, CelBool.False),
            Macro.Exists => Quantify(comprehension.Body, scopes, CelBool.True),
            Macro.ExistsOne => CountOne(comprehension.Body, scopes),
            Macro.TransformMap or Macro.TransformMapEntry => TransformMap(comprehension, scopes),
            _ => Transform(comprehension, scopes),
        };
    }

    /// <summary>What the variables stand for in each turn; null where the value cannot be run over.</summary>
    private static IEnumerable<KeyValuePair<CelValue, CelValue>>? Elements(CelValue range, bool isPair) => range switch
    {
        CelList list when isPair => list.Items.Select((item, index) => KeyValuePair.Create<CelValue, CelValue>(new CelInt(index), item)),
        CelList list => list.Items.Select(item => KeyValuePair.Create(item, item)),
        CelMap map => map.Keys.Select(key => KeyValuePair.Create(key, isPair ? map.Find(key)! : key)),
        _ => null,
    };

    /// <summary>Stops at the deciding value; an error counts only where none decides.</summary>
    private CelValue Quantify(Expression predicate, IEnumerable<Scope<CelValue>> scopes, CelBool decides)
    {
        CelValue? error = null;
        foreach (var scope in scopes)
        {
            var value = Visit(predicate, scope);
            if (value == decides)
            {
                return decides;
            }

            error ??= value is CelBool ? null : NotBool(value);
        }

        return error ?? CelBool.Of(decides == CelBool.False);
    }

    private CelValue CountOne(Expression predicate, IEnumerable<Scope<CelValue>> scopes)
    {
        var count = 0;
        foreach (var scope in scopes)
        {
            var value = Visit(predicate, scope);
            if (value is not CelBool)
            {
                return NotBool(value);
            }

            count += value == CelBool.True ? 1 : 0;
        }

        return CelBool.Of(count == 1);
    }

    private CelValue Transform(Comprehension comprehension, IEnumerable<Scope<CelValue>> scopes)
    {
        var items = new List<CelValue>();
        foreach (var scope in scopes)
        {
            if (IsFilteredOut(comprehension, scope, out var error))
            {
                continue;
            }

            var value = error ?? Visit(comprehension.Body, scope);
            if (value is CelError)
            {
                return value;
            }

            meter.Add(10);
            items.Add(value);
        }

        return new CelArray(items);
    }

    private CelValue TransformMap(Comprehension comprehension, IEnumerable<Scope<CelValue>> scopes)
    {
        var entries = new List<KeyValuePair<CelValue, CelValue>>();
        foreach (var scope in scopes)
        {
            if (IsFilteredOut(comprehension, scope, out var error))
            {
                continue;
            }

            var value = error ?? Visit(comprehension.Body, scope);
            if (value is CelError)
            {
                return value;
            }

            if (comprehension.Macro is Macro.TransformMap)
            {
                entries.Add(KeyValuePair.Create(Scope<CelValue>.Find(scope, comprehension.First)!, value));
            }
            else if (value is CelMap map)
            {
                entries.AddRange(map.Keys.Select(key => KeyValuePair.Create(key, map.Find(key)!)));
            }
            else
            {
                return CelError.NoSuchOverload;
            }
        }

        return CelDictionary.OfDistinct(entries);
    }

    private bool IsFilteredOut(Comprehension comprehension, Scope<CelValue> scope, out CelValue? error)
    {
        error = null;
        if (comprehension.Filter is null)
        {
            return false;
        }

        var value = Visit(comprehension.Filter, scope);
        error = value is CelBool ? null : NotBool(value);
        return value == CelBool.False;
    }

    private CelValue Run(OptionalMap optional, Scope<CelValue>? scope)
    {
        var target = Visit(optional.Target, scope);
        if (target is not CelOptional { Value: { } value })
        {
            return target is CelOptional ? target : NotBool(target);
        }

        var result = Visit(optional.Body, new Scope<CelValue>(optional.Variable, value, scope));
        return result is CelError || optional.IsFlat ? result : CelOptional.Of(result);
    }
}
