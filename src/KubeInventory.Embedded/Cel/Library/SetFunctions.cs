namespace KubeInventory.Embedded.Cel;

/// <summary>Lists taken as sets: order and repetition do not count.</summary>
internal static class SetFunctions
{
    private static readonly CelType ListOfA = CelType.List(CelType.A);

    public static IEnumerable<CelOverload> All { get; } =
    [
        Relation("sets.contains", Contains),
        Relation("sets.equivalent", static (a, b) => Contains(a, b) && Contains(b, a)),
        Relation("sets.intersects", static (a, b) => a.Items.Any(item => b.Contains(item) == CelBool.True)),
    ];

    private static CelOverload Relation(string name, Func<CelList, CelList, bool> holds) =>
        CelOverload.Global(name, [ListOfA, ListOfA], CelType.Bool, arguments =>
            CelBool.Of(holds(arguments.Of<CelList>(0), arguments.Of<CelList>(1))));

    private static bool Contains(CelList list, CelList part) => part.Items.All(item => list.Contains(item) == CelBool.True);
}
