namespace KubeInventory.Embedded.Cel;

/// <summary>Methods of lists of any element.</summary>
internal static class ListFunctions
{
    private static readonly CelType ListOfA = CelType.List(CelType.A);

    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Member(ListOfA, "indexOf", [CelType.A], CelType.Int, static a => IndexOf(a.Of<CelList>(0).Items, a[1])),
        CelOverload.Member(ListOfA, "lastIndexOf", [CelType.A], CelType.Int, static a => LastIndexOf(a.Of<CelList>(0), a[1])),
        CelOverload.Member(ListOfA, "slice", [CelType.Int, CelType.Int], ListOfA, static a => Slice(a.Of<CelList>(0), a.Int(1), a.Int(2))),
        CelOverload.Member(CelType.List(ListOfA), "flatten", [], ListOfA, static a => Flatten(a.Of<CelList>(0), 1)),
        CelOverload.Member(CelType.AnyList, "flatten", [CelType.Int], CelType.AnyList, static a => Flatten(a.Of<CelList>(0), a.Int(1))),
        CelOverload.Member(ListOfA, "reverse", [], ListOfA, static a => new CelArray([.. a.Of<CelList>(0).Items.Reverse()])),
        CelOverload.Member(ListOfA, "distinct", [], ListOfA, static a => Distinct(a.Of<CelList>(0))),
        CelOverload.Global("lists.range", [CelType.Int], CelType.List(CelType.Int), static a => Range(a.Int(0))),
    ];

    private static CelInt IndexOf(IEnumerable<CelValue> items, CelValue value)
    {
        var index = 0;
        foreach (var item in items)
        {
            if (CelValue.AreEqual(item, value) == CelBool.True)
            {
                return new CelInt(index);
            }

            index++;
        }

        return new CelInt(-1);
    }

    private static CelInt LastIndexOf(CelList list, CelValue value)
    {
        var fromEnd = IndexOf(list.Items.Reverse(), value).Value;
        return new CelInt(fromEnd < 0 ? -1 : list.Count - 1 - fromEnd);
    }

    private static CelValue Slice(CelList list, long start, long end)
    {
        if (start < 0 || end < 0)
        {
            return new CelError($"cannot slice({start}, {end}), negative indexes not supported");
        }

        if (start > end)
        {
            return new CelError($"cannot slice({start}, {end}), start index must be less than or equal to end index");
        }

        return list.Count < end
            ? new CelError($"cannot slice({start}, {end}), list is length {list.Count}")
            : new CelArray([.. list.Items.Skip((int)start).Take((int)(end - start))]);
    }

    private static CelValue Flatten(CelList list, long depth)
    {
        if (depth < 0)
        {
            return new CelError("level must be non-negative");
        }

        var items = new List<CelValue>();
        foreach (var item in Level(list, depth))
        {
            ResultLimit.CheckElements(items.Count);
            items.Add(item);
        }

        return new CelArray(items);

        static IEnumerable<CelValue> Level(CelList list, long depth) =>
            list.Items.SelectMany(item => item is CelList inner && depth > 0 ? Level(inner, depth - 1) : [item]);
    }

    private static CelArray Distinct(CelList list)
    {
        var items = new List<CelValue>();
        foreach (var item in list.Items)
        {
            if (IndexOf(items, item).Value < 0)
            {
                items.Add(item);
            }
        }

        return new CelArray(items);
    }

    private static CelValue Range(long count) => count switch
    {
        < 0 => new CelError($"lists.range: size must be non-negative, got {count}"),
        _ => new CelArray([.. Numbers(count)]),
    };

    private static IEnumerable<CelInt> Numbers(long count)
    {
        ResultLimit.CheckElements(count);
        return Enumerable.Range(0, (int)count).Select(number => new CelInt(number));
    }
}
