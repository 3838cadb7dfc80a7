using System.Collections.Frozen;

namespace KubeInventory.Embedded.Cel;

/// <summary>The functions that a rule may call: CEL's own and those that Kubernetes adds for custom resources.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, IReadOnlyList<CelOverload>> Functions = new IEnumerable<CelOverload>[]
    {
        OperatorFunctions.All,
        ArithmeticFunctions.All,
        ComparisonFunctions.All,
        CollectionFunctions.All,
        ConversionFunctions.All,
        TimeFunctions.All,
        StringFunctions.All,
        RegexFunctions.All,
        ListFunctions.All,
        OrderedListFunctions.All,
        SetFunctions.All,
        OptionalFunctions.All,
        UrlFunctions.All,
        IpFunctions.All,
        CidrFunctions.All,
        QuantityFunctions.All,
        SemverFunctions.All,
        FormatFunctions.All,
    }
    .SelectMany(overloads => overloads)
    .GroupBy(overload => overload.Name)
    .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<CelOverload>)[.. group]);

    /// <summary>The overloads of a function; null of an unknown one.</summary>
    public static IReadOnlyList<CelOverload>? Find(string name) => Functions.GetValueOrDefault(name);
}
