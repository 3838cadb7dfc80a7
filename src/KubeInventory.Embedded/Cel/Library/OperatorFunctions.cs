namespace KubeInventory.Embedded.Cel;

/// <summary>Logic, equality and access. The evaluator runs what is lazy or too frequent to dispatch; the rest lies here.</summary>
internal static class OperatorFunctions
{
    private static CelType MapOfAB { get; } = CelType.Map(CelType.A, CelType.B);

    private static CelType ListOfA { get; } = CelType.List(CelType.A);

    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global(Operators.Conditional, [CelType.Bool, CelType.A, CelType.A], CelType.A, Lazy),
        CelOverload.Global(Operators.And, [CelType.Bool, CelType.Bool], CelType.Bool, Lazy),
        CelOverload.Global(Operators.Or, [CelType.Bool, CelType.Bool], CelType.Bool, Lazy),
        CelOverload.Global(Operators.Not, [CelType.Bool], CelType.Bool, static a => CelBool.Of(a[0] == CelBool.False)),
        CelOverload.Global(Operators.Equal, [CelType.A, CelType.A], CelType.Bool, static a => CelValue.AreEqual(a[0], a[1])),
        CelOverload.Global(Operators.NotEqual, [CelType.A, CelType.A], CelType.Bool, static a => Negate(CelValue.AreEqual(a[0], a[1]))),
        CelOverload.Global(Operators.In, [CelType.A, ListOfA], CelType.Bool, static a => a.Of<CelList>(1).Contains(a[0])),
        CelOverload.Global(Operators.In, [CelType.A, MapOfAB], CelType.Bool, static a => HasKey(a.Of<CelMap>(1), a[0])),
        .. Index(Operators.Index, CelType.A, CelType.B),
        .. Index(Operators.OptionalIndex, CelType.Optional(CelType.A), CelType.Optional(CelType.B)),
        CelOverload.Global(Operators.Index, [CelType.Optional(ListOfA), CelType.Int], CelType.Optional(CelType.A), Lazy),
        CelOverload.Global(Operators.Index, [CelType.Optional(MapOfAB), CelType.A], CelType.Optional(CelType.B), Lazy),
        CelOverload.Global(Operators.OptionalIndex, [CelType.Optional(ListOfA), CelType.Int], CelType.Optional(CelType.A), Lazy),
        CelOverload.Global(Operators.OptionalIndex, [CelType.Optional(MapOfAB), CelType.A], CelType.Optional(CelType.B), Lazy),
    ];

    private static IEnumerable<CelOverload> Index(string name, CelType element, CelType value) =>
    [
        CelOverload.Global(name, [ListOfA, CelType.Int], element, Lazy),
        CelOverload.Global(name, [MapOfAB, CelType.A], value, Lazy),
    ];

    private static CelValue Negate(CelValue value) => value is CelBool flag ? CelBool.Of(!flag.Value) : value;

    private static CelValue HasKey(CelMap map, CelValue key) =>
        map.Find(key) is { } found ? found as CelError ?? (CelValue)CelBool.True : CelBool.False;

    private static CelError Lazy(Arguments arguments) => CelError.NoSuchOverload;
}
