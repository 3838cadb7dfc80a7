namespace KubeInventory.Embedded.Cel;

/// <summary>Arithmetic that stays at the largest number instead of overflowing: "no bound" stays "no bound".</summary>
internal static class Bound
{
    public const ulong None = ulong.MaxValue;

    public static ulong Add(ulong a, ulong b) => a > None - b ? None : a + b;

    public static ulong Multiply(ulong a, ulong b) => b != 0 && a > None / b ? None : a * b;

    /// <summary>The product, rounded up.</summary>
    public static ulong Multiply(ulong a, double factor)
    {
        var product = Math.Ceiling(a * factor);
        return product >= 18446744073709551616.0 ? None : (ulong)product;
    }
}
