using System.Text.RegularExpressions;

namespace KubeInventory.Embedded.Cel;

/// <summary>What the rules of one object may cost, together and each. The limits are Kubernetes'.</summary>
internal sealed class RuleBudget
{
    private const long PerCall = 1_000_000;
    private const long PerObject = 10_000_000;

    private long _remaining = PerObject;

    /// <summary>Whether no further rule may run.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Runs a program; null where that would exceed a limit, which ends the run.</summary>
    public CelValue? Evaluate(CelProgram program, IReadOnlyDictionary<string, CelValue> variables, out BudgetExceeded exceeded)
    {
        exceeded = BudgetExceeded.None;
        var meter = new CostMeter(Math.Min(PerCall, _remaining));
        try
        {
            var value = program.Evaluate(variables, meter);
            _remaining -= meter.Spent;
            return value;
        }
        catch (Exception e) when (e is CostExceededException or RegexMatchTimeoutException)
        {
            IsSpent = true;
            exceeded = _remaining < PerCall ? BudgetExceeded.Object : BudgetExceeded.Call;
            return null;
        }
    }
}
