namespace KubeInventory.Embedded.Cel;

/// <summary>Methods of lists whose elements have an order or a sum.</summary>
internal static class OrderedListFunctions
{
    private static readonly IReadOnlyList<(CelType Type, CelValue Zero)> Summable =
    [
        (CelType.Int, new CelInt(0)),
        (CelType.Uint, new CelUint(0)),
        (CelType.Double, new CelDouble(0)),
        (CelType.Duration, new CelDuration(0)),
    ];

    public static IEnumerable<CelOverload> All { get; } =
    [
        .. CelOrder.Types.SelectMany(Ordered),
        .. Summable.Select(item => CelOverload.Member(CelType.List(item.Type), "sum", [], item.Type, arguments =>
            Sum(arguments, item.Zero))),
    ];

    private static IEnumerable<CelOverload> Ordered(CelType type)
    {
        var list = CelType.List(type);
        var listOfA = CelType.List(CelType.A);
        return
        [
            CelOverload.Member(list, "isSorted", [], CelType.Bool, static a => IsSorted(a.Of<CelList>(0))),
            CelOverload.Member(list, "min", [], type, static a => Extreme(a.Of<CelList>(0), "min", 1)),
            CelOverload.Member(list, "max", [], type, static a => Extreme(a.Of<CelList>(0), "max", -1)),
            CelOverload.Member(list, "sort", [], list, static a => Sort(a.Of<CelList>(0), a.Of<CelList>(0))),
            CelOverload.Member(listOfA, Operators.SortByKeys, [list], listOfA, static a => Sort(a.Of<CelList>(0), a.Of<CelList>(1))),
        ];
    }

    private static CelBool IsSorted(CelList list)
    {
        for (var index = 1; index < list.Count; index++)
        {
            if (CelOrder.Compare(list[index - 1], list[index]) > 0)
            {
                return CelBool.False;
            }
        }

        return CelBool.True;
    }

    private static CelValue Extreme(CelList list, string name, int replacedWhen)
    {
        CelValue? result = null;
        foreach (var item in list.Items)
        {
            if (result is null || Math.Sign(CelOrder.Compare(result, item) ?? 0) == replacedWhen)
            {
                result = item;
            }
        }

        return result ?? new CelError($"{name} called on empty list");
    }

    private static CelValue Sort(CelList list, CelList keys)
    {
        if (list.Count == 0)
        {
            return list;
        }

        var order = keys.Items.ToList();
        if (order.Any(key => key.GetType() != order[0].GetType() || CelOrder.Compare(key, key) is null))
        {
            return new CelError("list elements must have the same type");
        }

        var comparer = Comparer<CelValue>.Create(static (a, b) => CelOrder.Compare(a, b) ?? 0);
        return new CelArray([.. list.Items.Zip(order).OrderBy(pair => pair.Second, comparer).Select(pair => pair.First)]);
    }

    private static CelValue Sum(Arguments arguments, CelValue zero)
    {
        var sum = zero;
        foreach (var item in arguments.Of<CelList>(0).Items)
        {
            sum = CelOverload.Invoke(Operators.Add, FunctionTable.Find(Operators.Add)!, [sum, item], arguments.Regexes);
            if (sum is CelError)
            {
                return sum;
            }
        }

        return sum;
    }
}
