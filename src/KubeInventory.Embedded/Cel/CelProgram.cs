namespace KubeInventory.Embedded.Cel;

/// <summary>A compiled expression. Immutable and safe to run from many threads.</summary>
internal sealed class CelProgram
{
    private readonly CheckedExpression _expression;
    private readonly RegexCache _regexes = new();

    private CelProgram(string source, CheckedExpression expression)
    {
        Source = source;
        _expression = expression;
    }

    public string Source { get; }

    /// <summary>What the expression gives, as far as its text tells.</summary>
    public CelType Type => _expression.Type;

    /// <summary>Compiles an expression over variables of given types.</summary>
    /// <param name="source">The text.</param>
    /// <param name="variables">What it may read, with types.</param>
    /// <param name="error">Where and why it cannot be compiled; null on success.</param>
    public static CelProgram? Compile(string source, IReadOnlyDictionary<string, CelType> variables, out CompileError? error)
    {
        var parsed = Parser.Parse(source);
        IReadOnlyList<CelIssue> issues = parsed.Issue is { } issue ? [issue] : [];
        CheckedExpression? expression = null;
        if (parsed.Expression is { } root)
        {
            expression = Checker.Check(root, parsed.NodeCount, variables, out issues);
        }

        if (issues.Count > 0)
        {
            error = new CompileError(CompileStage.Compilation, IssueText.Format(source, issues));
            return null;
        }

        var program = new CelProgram(source, expression!);
        error = ConstantConversions.FindError(program._expression, program._regexes) is { } text
            ? new CompileError(CompileStage.Instantiation, text)
            : null;
        return error is null ? program : null;
    }

    /// <summary>Whether the expression reads the variable.</summary>
    public bool Reads(string variable) => _expression.Variables.Contains(variable);

    /// <summary>The most that a run costs on data that a schema allows.</summary>
    public ulong EstimateCost(SizedSchema self) => CostEstimator.Estimate(_expression, self);

    /// <summary>The value, or a <see cref="CelError"/>.</summary>
    /// <exception cref="CostExceededException">The meter's limit is passed.</exception>
    public CelValue Evaluate(IReadOnlyDictionary<string, CelValue> variables, CostMeter meter) =>
        new Evaluator(_expression, variables, _regexes, meter).Evaluate();
}
