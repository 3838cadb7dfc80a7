namespace KubeInventory.Embedded.Cel;

/// <summary>Finds what fails whatever the data: <c>int('x')</c> is refused when the rule is written, not when it runs.</summary>
internal static class ConstantConversions
{
    /// <summary>The first error of a conversion of a constant, or of a constant pattern; null where there is none.</summary>
    public static string? FindError(CheckedExpression program, RegexCache regexes) => ExpressionTree.Below(program.Root)
        .OfType<Call>()
        .Select(call => FindError(program, call, regexes))
        .FirstOrDefault(error => error is not null);

    private static string? FindError(CheckedExpression program, Call call, RegexCache regexes)
    {
        if (call is { Target: not null, Function: "find" or "findAll", Arguments: [Literal { Value: CelString pattern }, ..] })
        {
            return regexes.Find(pattern.Value, out var error) is null ? error!.Message : null;
        }

        return call is { Target: null, Arguments: [Literal literal] }
            && call.Function is "int" or "uint" or "double" or "string" or "bytes" or "bool"
            && CelOverload.Invoke(call.Function, program.Calls[call.Id]!.Overloads, [literal.Value], regexes) is CelError failure
            ? failure.Message
            : null;
    }
}
