namespace KubeInventory.Embedded.Cel;

/// <summary>Compares numbers of all three types on one line, without the loss that a conversion would bring.</summary>
internal static class NumberOrder
{
    /// <summary>The order, or null where one is no number or NaN.</summary>
    public static int? Compare(CelValue left, CelValue right) => (left, right) switch
    {
        (CelInt a, CelInt b) => a.Value.CompareTo(b.Value),
        (CelUint a, CelUint b) => a.Value.CompareTo(b.Value),
        (CelInt a, CelUint b) => a.Value < 0 ? -1 : ((ulong)a.Value).CompareTo(b.Value),
        (CelUint a, CelInt b) => -Compare(b, a),
        (CelDouble a, CelDouble b) => Compare(a.Value, b.Value),
        (CelDouble a, CelInt b) => Compare(a.Value, b.Value),
        (CelDouble a, CelUint b) => Compare(a.Value, b.Value),
        (CelInt or CelUint, CelDouble b) => -Compare(b, left),
        _ => null,
    };

    private static int? Compare(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);

    private static int? Compare(double a, long b) => a switch
    {
        double.NaN => null,
        < -9223372036854775808.0 => -1,
        > 9223372036854775808.0 => 1,
        _ => Compare(a, (double)b),
    };

    private static int? Compare(double a, ulong b) => a switch
    {
        double.NaN => null,
        < 0 => -1,
        > 18446744073709551616.0 => 1,
        _ => Compare(a, (double)b),
    };
}
