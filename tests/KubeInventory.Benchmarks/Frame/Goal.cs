using System.Globalization;

namespace KubeInventory.Benchmarks;

/// <summary>A limit with its unit. A ratio has the rival for a unit, as in <c>of System.Text.Json</c>.</summary>
internal sealed class Goal
{
    private readonly string _relation;
    private readonly double _limit;
    private readonly string _unit;
    private readonly Func<double, bool> _isMet;

    private Goal(string relation, double limit, string unit, Func<double, bool> isMet)
    {
        _relation = relation;
        _limit = limit;
        _unit = unit;
        _isMet = isMet;
    }

    public static Goal AtMost(double limit, string unit) => new("at most", limit, unit, value => value <= limit);

    public static Goal AtLeast(double limit, string unit) => new("at least", limit, unit, value => value >= limit);

    public static Goal Exactly(double limit, string unit) => new("exactly", limit, unit, value => value.Equals(limit));

    // A value that could not be computed meets nothing.
    public bool IsMetBy(double value) => !double.IsNaN(value) && _isMet(value);

    public string Print(double value) => $"{Number(value)} {_unit}".TrimEnd();

    public override string ToString() => $"{_relation} {Print(_limit)}";

    private static string Number(double value) => value switch
    {
        _ when double.IsInteger(value) => value.ToString("#,0", CultureInfo.InvariantCulture),
        > -10 and < 10 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0.0", CultureInfo.InvariantCulture),
    };
}
