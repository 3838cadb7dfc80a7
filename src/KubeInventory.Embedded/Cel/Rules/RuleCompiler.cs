using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>Compiles the rules of one schema node.</summary>
internal static class RuleCompiler
{
    public static CompiledRule Compile(ValidationRule rule, CelType self)
    {
        if (string.IsNullOrWhiteSpace(rule.Rule))
        {
            return new CompiledRule(rule, null, null, null, null);
        }

        var variables = RuleVariables.Types(self, rule.OptionalOldSelf);
        var program = Compile(rule.Rule, variables, CelType.Bool, "", "cel expression must evaluate to a bool", out var error);
        CelProgram? message = null;
        string? messageError = null;
        if (program is not null && rule.MessageExpression is { Length: > 0 } expression)
        {
            const string WrongType = "messageExpression must evaluate to a string";
            message = Compile(expression, variables, CelType.String, "messageExpression ", WrongType, out messageError);
        }

        return new CompiledRule(rule, program, error, message, messageError);
    }

    private static CelProgram? Compile(
        string source, IReadOnlyDictionary<string, CelType> variables, CelType expected, string prefix, string wrongType, out string? error)
    {
        var program = CelProgram.Compile(source, variables, out var failure);
        error = failure switch
        {
            { Stage: CompileStage.Compilation } => $"{prefix}compilation failed: {failure.Text}",
            { } => $"{(prefix.Length == 0 ? "program " : prefix)}instantiation failed: {failure.Text}",
            null => program!.Type.Kind == expected.Kind ? null : wrongType,
        };
        return error is null ? program : null;
    }
}
