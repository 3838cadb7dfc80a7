namespace KubeInventory.Embedded.Cel;

/// <summary>Finds the type of every part of an expression, what its calls call, and what is wrong with it.</summary>
internal sealed partial class Checker
{
    private readonly IReadOnlyDictionary<string, CelType> _variables;
    private readonly TypeUnifier _unifier = new();
    private readonly List<CelIssue> _issues = [];
    private readonly HashSet<string> _used = [];
    private readonly CelType[] _types;
    private readonly ResolvedCall?[] _calls;
    private readonly CelValue?[] _constants;
    private int _mixedLiterals;

    private Checker(IReadOnlyDictionary<string, CelType> variables, int nodeCount)
    {
        _variables = variables;
        _types = new CelType[nodeCount];
        Array.Fill(_types, CelType.Error);
        _calls = new ResolvedCall?[nodeCount];
        _constants = new CelValue?[nodeCount];
    }

    /// <summary>Checks a tree; without issues, the result can be evaluated.</summary>
    public static CheckedExpression Check(
        Expression root, int nodeCount, IReadOnlyDictionary<string, CelType> variables, out IReadOnlyList<CelIssue> issues)
    {
        var checker = new Checker(variables, nodeCount);
        checker.Visit(root, null);
        issues = checker._issues;
        for (var id = 0; id < nodeCount; id++)
        {
            checker._types[id] = checker.Known(checker._types[id]);
        }

        return new CheckedExpression(root, checker._types, checker._calls, checker._constants, checker._used);
    }

    private CelType Report(int position, string message)
    {
        _issues.Add(new CelIssue(position, message));
        return CelType.Error;
    }

    /// <summary>What is known of the type; what is not may be anything.</summary>
    private CelType Known(CelType type) => _unifier.Resolve(type, unknownIsDyn: true);

    private CelType Undeclared(int position, string name) => Report(position, $"undeclared reference to '{name}' (in container '')");

    private CelType Visit(Expression expression, Scope<CelType>? scope) => _types[expression.Id] = expression switch
    {
        Literal literal => literal.Value.Type,
        Identifier identifier => CheckIdentifier(identifier, scope),
        Select select => CheckSelect(select, scope),
        Call call => CheckCall(call, scope),
        ListLiteral list => CheckList(list, scope),
        MapLiteral map => CheckMap(map, scope),
        Comprehension comprehension => CheckComprehension(comprehension, scope),
        OptionalMap optional => CheckOptionalMap(optional, scope),
        StructLiteral literal => Undeclared(literal.Position, literal.TypeName),
        _ => CelType.Error,
    };

    private CelType CheckIdentifier(Identifier identifier, Scope<CelType>? scope)
    {
        var local = identifier.IsAbsolute ? null : Scope<CelType>.Find(scope, identifier.Name);
        return local ?? FindGlobal(identifier.Name, identifier.Id)
            ?? Undeclared(identifier.Position, identifier.IsAbsolute ? $".{identifier.Name}" : identifier.Name);
    }

    private CelType? FindGlobal(string name, int id)
    {
        if (_variables.TryGetValue(name, out var variable))
        {
            _used.Add(name);
            return variable;
        }

        if (TypeNames.Find(name) is not { } type)
        {
            return null;
        }

        _constants[id] = new CelTypeValue(type);
        return CelType.Type(type);
    }

    private CelType CheckSelect(Select select, Scope<CelType>? scope)
    {
        // A dotted name may be one name: google.protobuf.Duration.
        if (QualifiedName.Of(select) is { } name && TypeNames.Find(name) is not null)
        {
            return FindGlobal(name, select.Id)!;
        }

        var operand = _unifier.Resolve(Visit(select.Operand, scope));
        var target = operand.IsOptional ? operand.Parameters[0] : operand;
        var result = FieldType(select, target);
        if (select.Kind is SelectKind.Presence)
        {
            return CelType.Bool;
        }

        return _unifier.Resolve(operand.IsOptional || select.Kind is SelectKind.Optional ? CelType.Optional(result) : result);
    }

    private CelType FieldType(Select select, CelType target)
    {
        switch (target.Kind)
        {
            case CelKind.Map:
                return target.Parameters[1];
            case CelKind.Object:
                return target.Fields?.GetValueOrDefault(select.Field) ?? Report(select.Position, $"undefined field '{select.Field}'");
            case CelKind.Parameter:
                _unifier.TryAssign(CelType.Dyn, target);
                return CelType.Dyn;
            case CelKind.Dyn or CelKind.Error:
                return CelType.Dyn;
            default:
                Report(select.Position, $"type '{target}' does not support field selection");
                return CelType.Dyn;
        }
    }

    private CelType CheckCall(Call call, Scope<CelType>? scope)
    {
        // What is only printed may be of mixed types.
        _mixedLiterals += call.Function == "format" ? 1 : 0;
        var arguments = call.Arguments.Select(argument => Visit(argument, scope)).ToList();
        _mixedLiterals -= call.Function == "format" ? 1 : 0;
        if (call.Function is Operators.And or Operators.Or)
        {
            return arguments.Zip(call.Arguments, (type, argument) => ExpectBool(argument, type)).ToList().TrueForAll(isBool => isBool)
                ? CelType.Bool
                : CelType.Error;
        }

        if (call.Target is null)
        {
            return Resolve(call, call.Function, arguments, isMember: false);
        }

        // Given a.b.c(), either a.b.c is a function or c is a method of a.b.
        if (QualifiedName.Of(call.Target) is { } prefix && FunctionTable.Find($"{prefix}.{call.Function}") is not null)
        {
            return Resolve(call, $"{prefix}.{call.Function}", arguments, isMember: false);
        }

        return Resolve(call, call.Function, [Visit(call.Target, scope), .. arguments], isMember: true);
    }

    private CelType Resolve(Call call, string name, IReadOnlyList<CelType> arguments, bool isMember)
    {
        if (FunctionTable.Find(name) is not { } overloads)
        {
            return Undeclared(call.Position, name);
        }

        CelType? result = null;
        var candidates = new List<CelOverload>();
        foreach (var overload in overloads.Where(overload => overload.IsMember == isMember))
        {
            var signature = _unifier.Instantiate([.. overload.Parameters, overload.Result]);
            if (!_unifier.TryAssign(arguments, [.. signature.SkipLast(1)]))
            {
                continue;
            }

            candidates.Add(overload);
            var type = _unifier.Resolve(signature[^1]);
            result = result is null || result.IsExactly(type) ? type : CelType.Dyn;
        }

        if (result is null)
        {
            return NoOverload(call.Position, name, arguments, isMember);
        }

        _calls[call.Id] = new ResolvedCall(name, candidates, isMember);
        CheckLiteralArguments(call);
        return result;
    }

    private bool ExpectBool(Expression expression, CelType type)
    {
        var isBool = _unifier.TryAssign(type, CelType.Bool);
        if (!isBool)
        {
            Report(expression.Position, $"expected type 'bool' but found '{Known(type)}'");
        }

        return isBool;
    }

    private CelType NoOverload(int position, string name, IReadOnlyList<CelType> arguments, bool isMember)
    {
        var types = arguments.Select(argument => Known(argument).ToString()).ToList();
        var signature = isMember ? $"{types[0]}.({string.Join(", ", types.Skip(1))})" : $"({string.Join(", ", types)})";
        return Report(position, $"found no matching overload for '{name}' applied to '{signature}'");
    }
}
