using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Holds the estimated costs of the rules of one definition to Kubernetes' limits: for each rule, and for all together.</summary>
internal sealed class RuleCosts(FieldErrors errors)
{
    private const ulong PerRule = 10_000_000;
    private const ulong PerDefinition = 100_000_000;
    private const int MostNamed = 4;

    private readonly List<(FieldPath Path, ulong Cost)> _expensive = [];
    private ulong _total;

    public void Add(string what, ulong cost, FieldPath path)
    {
        if (cost > PerRule)
        {
            errors.Forbidden(path, Message($"estimated {what} cost", cost, PerRule));
        }

        _total = Bound.Add(_total, cost);
        if (cost >= PerDefinition / 100)
        {
            _expensive.Add((path, cost));
        }
    }

    public void Finish(FieldPath schema)
    {
        if (_total <= PerDefinition)
        {
            return;
        }

        foreach (var (path, _) in _expensive.OrderByDescending(rule => rule.Cost).Take(MostNamed))
        {
            errors.Forbidden(path, "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema");
        }

        const string What = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema";
        errors.Forbidden(schema, Message(What, _total, PerDefinition));
    }

    private static string Message(string what, ulong cost, ulong limit)
    {
        var factor = (double)cost / limit;
        var times = factor switch
        {
            > 100 => "more than 100x",
            < 1.5 => factor.ToString("F6", CultureInfo.InvariantCulture) + "x",
            _ => factor.ToString("F1", CultureInfo.InvariantCulture) + "x",
        };
        return $"{what} exceeds budget by factor of {times} (try simplifying the rule, "
            + "or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
    }
}
