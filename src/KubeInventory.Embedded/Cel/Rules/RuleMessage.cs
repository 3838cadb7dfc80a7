using System.Text;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Computes messageExpressions; one that fails is as if it were not there.</summary>
internal sealed class RuleMessage(RuleBudget budget)
{
    private const int MaxBytes = 5 * 1024;

    /// <summary>The message; null where there is none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="variables">What the message may read.</param>
    /// <param name="failure">What to report in place of the refusal where the message exceeds the budget.</param>
    public string? Compute(CompiledRule rule, IReadOnlyDictionary<string, CelValue> variables, out string? failure)
    {
        failure = null;
        if (rule.Message is not { } program)
        {
            return null;
        }

        var value = budget.Evaluate(program, variables, out var exceeded);
        failure = exceeded switch
        {
            BudgetExceeded.Call => "no further validation rules will be run due to call cost exceeds limit for messageExpression: "
                + GoText.Quote(program.Source),
            BudgetExceeded.Object =>
                "messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run",
            _ => null,
        };
        var text = (value as CelString)?.Value.Trim();
        return text is { Length: > 0 } && !text.Contains('\n', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(text) <= MaxBytes
            ? text
            : null;
    }
}
