namespace KubeInventory.Embedded.Cel;

/// <summary>Recognises macros: calls whose arguments are not values but variables and bodies.</summary>
internal sealed class MacroExpander(NodeFactory nodes)
{
    private const string NotSimple = "argument must be a simple name";
    private const string NotAnIdentifier = "argument is not an identifier";

    public Expression? ExpandGlobal(int position, string function, IReadOnlyList<Expression> arguments)
    {
        if (function != "has" || arguments.Count != 1)
        {
            return null;
        }

        return arguments[0] is Select { Kind: SelectKind.Value } select
            ? new Select(nodes.NextId(), position, select.Operand, select.Field, SelectKind.Presence)
            : throw new CelSyntaxException(arguments[0].Position, "invalid argument to has() macro");
    }

    /// <summary>The macro, or null where the call is an ordinary method.</summary>
    public Expression? ExpandMember(int position, string function, Expression target, IReadOnlyList<Expression> arguments)
    {
        var call = new MacroCall(position, target, arguments);
        return (function, arguments.Count) switch
        {
            ("all", 2) => OneVariable(call, Macro.All),
            ("exists", 2) => OneVariable(call, Macro.Exists),
            ("exists_one", 2) => OneVariable(call, Macro.ExistsOne),
            ("map", 2 or 3) => OneVariable(call, Macro.Map),
            ("filter", 2) => Filter(call),
            ("all", 3) => TwoVariables(call, Macro.All),
            ("exists", 3) => TwoVariables(call, Macro.Exists),
            ("exists_one" or "existsOne", 3) => TwoVariables(call, Macro.ExistsOne),
            ("transformList", 3 or 4) => TwoVariables(call, Macro.Map),
            ("transformMap", 3 or 4) => TwoVariables(call, Macro.TransformMap),
            ("transformMapEntry", 3 or 4) => TwoVariables(call, Macro.TransformMapEntry),
            ("optMap" or "optFlatMap", 2) => MapOptional(call, function),
            ("sortBy", 2) => SortBy(call),
            _ => null,
        };
    }

    private Comprehension OneVariable(MacroCall call, Macro macro) => new(
        nodes.NextId(),
        call.Position,
        macro,
        call.Target,
        Variable(call.Arguments[0], macro is Macro.Map ? NotAnIdentifier : NotSimple),
        Second: null,
        call.Arguments.Count == 3 ? call.Arguments[1] : null,
        call.Arguments[^1]);

    private Comprehension Filter(MacroCall call)
    {
        var variable = Variable(call.Arguments[0], NotAnIdentifier);
        var element = new Identifier(nodes.NextId(), call.Arguments[0].Position, variable, IsAbsolute: false);
        return new Comprehension(nodes.NextId(), call.Position, Macro.Filter, call.Target, variable, null, call.Arguments[1], element);
    }

    private Comprehension TwoVariables(MacroCall call, Macro macro)
    {
        var (first, second) = (Variable(call.Arguments[0], NotSimple), Variable(call.Arguments[1], NotSimple));
        if (first == second)
        {
            throw new CelSyntaxException(call.Arguments[1].Position, $"duplicate variable name: {first}");
        }

        var filter = call.Arguments.Count == 4 ? call.Arguments[2] : null;
        return new Comprehension(nodes.NextId(), call.Position, macro, call.Target, first, second, filter, call.Arguments[^1]);
    }

    private Call SortBy(MacroCall call)
    {
        var keys = OneVariable(call, Macro.Map);
        return new Call(nodes.NextId(), call.Position, Operators.SortByKeys, call.Target, [keys]);
    }

    private OptionalMap MapOptional(MacroCall call, string function)
    {
        var variable = Variable(call.Arguments[0], $"{function}() variable name must be a simple identifier");
        return new OptionalMap(nodes.NextId(), call.Position, call.Target, variable, call.Arguments[1], IsFlat: function == "optFlatMap");
    }

    private static string Variable(Expression expression, string complaint)
    {
        if (expression is not Identifier { IsAbsolute: false } identifier)
        {
            throw new CelSyntaxException(expression.Position, complaint);
        }

        return identifier.Name is not "__result__"
            ? identifier.Name
            : throw new CelSyntaxException(expression.Position, "iteration variable overwrites accumulator variable");
    }

    private readonly record struct MacroCall(int Position, Expression Target, IReadOnlyList<Expression> Arguments);
}
