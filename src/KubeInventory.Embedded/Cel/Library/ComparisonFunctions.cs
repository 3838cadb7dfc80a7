namespace KubeInventory.Embedded.Cel;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c> on values of one type and on numbers of any.</summary>
internal static class ComparisonFunctions
{
    private static readonly IReadOnlyList<(CelType Left, CelType Right)> Comparable =
    [
        .. CelOrder.Types.Select(type => (type, type)),
        (CelType.Int, CelType.Double), (CelType.Int, CelType.Uint),
        (CelType.Uint, CelType.Double), (CelType.Uint, CelType.Int),
        (CelType.Double, CelType.Int), (CelType.Double, CelType.Uint),
    ];

    public static IEnumerable<CelOverload> All { get; } =
    [
        .. Relation(Operators.Less, static order => order < 0),
        .. Relation(Operators.LessOrEqual, static order => order <= 0),
        .. Relation(Operators.Greater, static order => order > 0),
        .. Relation(Operators.GreaterOrEqual, static order => order >= 0),
    ];

    private static IEnumerable<CelOverload> Relation(string name, Predicate<int> holds) =>
        Comparable.Select(types => CelOverload.Global(name, [types.Left, types.Right], CelType.Bool, arguments =>
            CelOrder.Compare(arguments[0], arguments[1]) is { } order ? CelBool.Of(holds(order)) : CelError.NaNOrder));
}
