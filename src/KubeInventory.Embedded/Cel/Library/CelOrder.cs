namespace KubeInventory.Embedded.Cel;

/// <summary>The order of values that have one.</summary>
internal static class CelOrder
{
    public static IReadOnlyList<CelType> Types { get; } =
    [
        CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration,
    ];

    /// <summary>The order of two values of comparable types; null where one is NaN or the types do not compare.</summary>
    public static int? Compare(CelValue left, CelValue right) => (left, right) switch
    {
        (CelString a, CelString b) => CodePoints.Compare(a.Value, b.Value),
        (CelBool a, CelBool b) => a.Value.CompareTo(b.Value),
        (CelBytes a, CelBytes b) => a.Value.Span.SequenceCompareTo(b.Value.Span),
        (CelTimestamp a, CelTimestamp b) => a.SinceEpoch().CompareTo(b.SinceEpoch()),
        (CelDuration a, CelDuration b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        _ => NumberOrder.Compare(left, right),
    };
}
