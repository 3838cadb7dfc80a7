using System.Globalization;
using System.Numerics;
using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>What the number clauses of format strings print.</summary>
internal static class FormattedNumber
{
    public static double? AsDouble(CelValue value) => value switch
    {
        CelDouble number => number.Value,
        CelString { Value: "NaN" } => double.NaN,
        CelString { Value: "Infinity" } => double.PositiveInfinity,
        CelString { Value: "-Infinity" } => double.NegativeInfinity,
        _ => null,
    };

    public static string Fixed(double number, int precision) =>
        double.IsFinite(number) ? number.ToString($"N{precision}", CultureInfo.InvariantCulture) : Special(number);

    public static string Scientific(double number, int precision)
    {
        if (!double.IsFinite(number))
        {
            return Special(number);
        }

        var parts = number.ToString($"E{precision}", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Math.Abs(exponent).ToString("D2", CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']);
        return $"{parts[0]}×10{(exponent < 0 ? "⁻" : "")}{string.Concat(digits)}";
    }

    /// <summary>An integer to a base; null of another value.</summary>
    public static string? Radix(CelValue value, int radix)
    {
        BigInteger? number = value switch
        {
            CelInt signed => signed.Value,
            CelUint unsigned => unsigned.Value,
            _ => null,
        };
        if (number is not { } rest)
        {
            return null;
        }

        var digits = new StringBuilder();
        for (var magnitude = BigInteger.Abs(rest); digits.Length == 0 || !magnitude.IsZero; magnitude /= radix)
        {
            digits.Insert(0, "0123456789ABCDEF"[(int)(magnitude % radix)]);
        }

        return rest.Sign < 0 ? $"-{digits}" : digits.ToString();
    }

    public static string? Hexadecimal(CelValue value) => value switch
    {
        CelString text => Convert.ToHexString(Encoding.UTF8.GetBytes(text.Value)),
        CelBytes bytes => Convert.ToHexString(bytes.Value.Span),
        _ => Radix(value, 16),
    };

    private static string Special(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
}
