namespace KubeInventory.Embedded.Cel;

/// <summary>Size and concatenation of strings, bytes, lists and maps.</summary>
internal static class CollectionFunctions
{
    private static CelType ListOfA { get; } = CelType.List(CelType.A);

    public static IEnumerable<CelOverload> All { get; } =
    [
        .. Size(CelType.String),
        .. Size(CelType.Bytes),
        .. Size(ListOfA),
        .. Size(CelType.Map(CelType.A, CelType.B)),
        CelOverload.Global(Operators.Add, [CelType.String, CelType.String], CelType.String, static a =>
            new CelString(a.Text(0) + a.Text(1))),
        CelOverload.Global(Operators.Add, [CelType.Bytes, CelType.Bytes], CelType.Bytes, Concat),
        CelOverload.Global(Operators.Add, [ListOfA, ListOfA], ListOfA, static a => a.Of<CelList>(0).Concat(a.Of<CelList>(1))),
    ];

    private static IEnumerable<CelOverload> Size(CelType type) =>
    [
        CelOverload.Global("size", [type], CelType.Int, static a => new CelInt(a[0].Size)),
        CelOverload.Member(type, "size", [], CelType.Int, static a => new CelInt(a[0].Size)),
    ];

    private static CelBytes Concat(Arguments arguments) =>
        new((byte[])[.. arguments.Of<CelBytes>(0).Value.Span, .. arguments.Of<CelBytes>(1).Value.Span]);
}
