namespace KubeInventory.Embedded.Cel;

/// <summary>Making optional values and taking them apart.</summary>
internal static class OptionalFunctions
{
    private static readonly CelType OptionalOfA = CelType.Optional(CelType.A);
    private static readonly CelType ListOfA = CelType.List(CelType.A);
    private static readonly CelType ListOfOptional = CelType.List(OptionalOfA);

    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global("optional.of", [CelType.A], OptionalOfA, static a => CelOptional.Of(a[0])),
        CelOverload.Global("optional.ofNonZeroValue", [CelType.A], OptionalOfA, static a =>
            IsZero(a[0]) ? CelOptional.None : CelOptional.Of(a[0])),
        CelOverload.Global("optional.none", [], OptionalOfA, static _ => CelOptional.None),
        CelOverload.Member(OptionalOfA, "hasValue", [], CelType.Bool, static a => CelBool.Of(Value(a, 0) is not null)),
        CelOverload.Member(OptionalOfA, "value", [], CelType.A, static a => Value(a, 0) ?? new CelError("optional.none() dereference")),
        CelOverload.Member(OptionalOfA, "or", [OptionalOfA], OptionalOfA, static a => Value(a, 0) is null ? a[1] : a[0]),
        CelOverload.Member(OptionalOfA, "orValue", [CelType.A], CelType.A, static a => Value(a, 0) ?? a[1]),
        CelOverload.Global("optional.unwrap", [ListOfOptional], ListOfA, Unwrap),
        CelOverload.Member(ListOfOptional, "unwrapOpt", [], ListOfA, Unwrap),
        CelOverload.Member(ListOfA, "first", [], OptionalOfA, static a => At(a.Of<CelList>(0), 0)),
        CelOverload.Member(ListOfA, "last", [], OptionalOfA, static a => At(a.Of<CelList>(0), a.Of<CelList>(0).Count - 1)),
    ];

    private static CelValue? Value(Arguments arguments, int index) => arguments.Of<CelOptional>(index).Value;

    private static CelOptional At(CelList list, int index) => list.Count == 0 ? CelOptional.None : CelOptional.Of(list[index]);

    private static CelValue Unwrap(Arguments arguments)
    {
        var items = new List<CelValue>();
        foreach (var item in arguments.Of<CelList>(0).Items)
        {
            if (item is not CelOptional optional)
            {
                return new CelError($"value {CelText.Plain(item)} is not optional");
            }

            if (optional.Value is { } value)
            {
                items.Add(value);
            }
        }

        return new CelArray(items);
    }

    private static bool IsZero(CelValue value) => value switch
    {
        CelNull => true,
        CelBool flag => !flag.Value,
        CelInt or CelUint or CelDouble => NumberOrder.Compare(value, new CelInt(0)) == 0,
        CelDuration duration => duration.Nanoseconds == 0,
        CelString or CelBytes or CelList or CelMap => value.Size == 0,
        CelOptional optional => optional.Value is null,
        _ => false,
    };
}
