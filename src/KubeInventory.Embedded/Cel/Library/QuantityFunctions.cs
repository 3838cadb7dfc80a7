namespace KubeInventory.Embedded.Cel;

/// <summary>Kubernetes' functions of resource quantities.</summary>
internal static class QuantityFunctions
{
    private const string NotAQuantity =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global("quantity", [CelType.String], CelType.Quantity, static a =>
            CelQuantity.Parse(a.Text(0)) ?? (CelValue)new CelError(NotAQuantity)),
        CelOverload.Global("isQuantity", [CelType.String], CelType.Bool, static a => CelBool.Of(CelQuantity.Parse(a.Text(0)) is not null)),
        CelOverload.Global("sign", [CelType.Quantity], CelType.Int, static a => new CelInt(a.Of<CelQuantity>(0).Nanos.Sign)),
        Method("isInteger", [], CelType.Bool, static a => CelBool.Of(a.Of<CelQuantity>(0).AsInteger() is not null)),
        Method("asInteger", [], CelType.Int, static a =>
            a.Of<CelQuantity>(0).AsInteger() is { } value ? new CelInt(value) : new CelError("cannot convert value to integer")),
        Method("asApproximateFloat", [], CelType.Double, static a => new CelDouble(a.Of<CelQuantity>(0).AsDouble())),
        Method("isGreaterThan", [CelType.Quantity], CelType.Bool, static a => CelBool.Of(Compare(a) > 0)),
        Method("isLessThan", [CelType.Quantity], CelType.Bool, static a => CelBool.Of(Compare(a) < 0)),
        Method("compareTo", [CelType.Quantity], CelType.Int, static a => new CelInt(Math.Sign(Compare(a)))),
        Method("add", [CelType.Quantity], CelType.Quantity, static a => a.Of<CelQuantity>(0).Add(a.Of<CelQuantity>(1))),
        Method("add", [CelType.Int], CelType.Quantity, static a => a.Of<CelQuantity>(0).Add(CelQuantity.Of(a.Int(1)))),
        Method("sub", [CelType.Quantity], CelType.Quantity, static a => a.Of<CelQuantity>(0).Add(a.Of<CelQuantity>(1).Negate())),
        Method("sub", [CelType.Int], CelType.Quantity, static a => a.Of<CelQuantity>(0).Add(CelQuantity.Of(a.Int(1)).Negate())),
    ];

    private static CelOverload Method(string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        CelOverload.Member(CelType.Quantity, name, parameters, result, implementation);

    private static int Compare(Arguments arguments) => arguments.Of<CelQuantity>(0).Nanos.CompareTo(arguments.Of<CelQuantity>(1).Nanos);
}
