namespace KubeInventory.Embedded.Cel;

// Arguments that are written out are looked at when the rule is compiled, not when it runs.
internal sealed partial class Checker
{
    private void CheckLiteralArguments(Call call)
    {
        if (call is { Function: "format", Target: Literal { Value: CelString format }, Arguments: [ListLiteral list] })
        {
            CheckFormat(call, format.Value, list);
        }
        else if (call.Arguments is [.., Literal literal] && IsWrong(call.Function, literal.Value))
        {
            Report(literal.Position, $"invalid {call.Function} argument");
        }
    }

    private static bool IsWrong(string function, CelValue value) => (function, value) switch
    {
        ("duration", CelString text) => TimeText.ParseDuration(text.Value) is null,
        ("timestamp", CelString text) => TimeText.ParseTimestamp(text.Value) is null or CelError,
        ("timestamp", CelInt seconds) => CelTimestamp.Of((Int128)seconds.Value * CelDuration.PerSecond) is CelError,
        ("matches", CelString text) => new RegexCache().Find(text.Value, out _) is null,
        _ => false,
    };

    private void CheckFormat(Call call, string format, ListLiteral arguments)
    {
        var next = 0;
        foreach (var clause in FormatClause.Parse(format).Where(clause => !clause.IsText))
        {
            if (next >= arguments.Elements.Count || clause.Error is not null)
            {
                Report(call.Position, next >= arguments.Elements.Count ? FormatRules.OutOfRange(next) : clause.Error!);
                return;
            }

            var argument = arguments.Elements[next++].Value;
            if (FindWrong(clause.Verb, argument) is { } wrong)
            {
                Report(wrong.Position, FormatRules.Refusal(clause.Verb, Known(_types[wrong.Id]).Name));
                return;
            }
        }

        if (next < arguments.Elements.Count)
        {
            Report(call.Position, $"too many arguments supplied to string.format (expected {next}, got {arguments.Elements.Count})");
        }
    }

    private Expression? FindWrong(char verb, Expression argument)
    {
        if (!FormatRules.Takes(verb, Known(_types[argument.Id])))
        {
            return argument;
        }

        IEnumerable<Expression> elements = argument switch
        {
            ListLiteral list => list.Elements.Select(element => element.Value),
            MapLiteral map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
            _ => [],
        };
        return elements.Select(element => FindWrong(verb, element)).FirstOrDefault(wrong => wrong is not null);
    }
}
