using System.Globalization;
using System.Numerics;

namespace KubeInventory.Embedded.Cel;

/// <summary>An amount as Kubernetes writes resources: <c>100m</c>, <c>1.5Gi</c>, <c>2e3</c>. Exact to a billionth.</summary>
/// <param name="nanos">Billionths.</param>
/// <param name="isWhole">Whether it was written without a fraction: only such an amount can be read as an integer.</param>
internal sealed class CelQuantity(BigInteger nanos, bool isWhole) : CelValue
{
    private static readonly BigInteger PerUnit = 1_000_000_000;

    public BigInteger Nanos => nanos;

    public override CelType Type => CelType.Quantity;

    public static CelQuantity Of(long value) => new(value * PerUnit, isWhole: true);

    /// <summary>The amount; null where the text is none.</summary>
    public static CelQuantity? Parse(string text)
    {
        var sign = text.StartsWith('-') ? -1 : 1;
        var rest = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        var end = rest.IndexOfAnyExcept(CharacterSets.Decimal);
        var number = end < 0 ? rest : rest[..end];
        var point = number.IndexOf('.');
        var fraction = point < 0 ? "" : number[(point + 1)..];
        var digits = point < 0 ? number.ToString() : $"{number[..point]}{fraction}";
        if (number.IsEmpty || fraction.Contains('.') || Suffix(end < 0 ? "" : rest[end..]) is not { } suffix)
        {
            return null;
        }

        var exponent = suffix.Exponent - fraction.Length + 9;
        var amount = BigInteger.Parse($"0{digits}", CultureInfo.InvariantCulture) * BigInteger.Pow(suffix.Binary, suffix.Power);
        amount = exponent >= 0 ? amount * BigInteger.Pow(10, exponent) : DivideUp(amount, BigInteger.Pow(10, -exponent));
        return new CelQuantity(sign * amount, exponent >= 9);
    }

    /// <summary>The amount as an integer; null where it has a fraction or does not fit.</summary>
    public long? AsInteger()
    {
        var (whole, rest) = BigInteger.DivRem(nanos, PerUnit);
        return isWhole && rest.IsZero && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;
    }

    public double AsDouble() => (double)nanos / (double)PerUnit;

    public CelQuantity Add(CelQuantity other) => new(nanos + other.Nanos, isWhole && other.IsWhole());

    public CelQuantity Negate() => new(-nanos, isWhole);

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelQuantity quantity && nanos == quantity.Nanos);

    private bool IsWhole() => isWhole;

    /// <summary>What is smaller than a billionth rounds away from zero.</summary>
    private static BigInteger DivideUp(BigInteger dividend, BigInteger divisor) => (dividend + divisor - 1) / divisor;

    private static (int Binary, int Power, int Exponent)? Suffix(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] is 'e' or 'E' && text is not "Ei")
        {
            // Beyond a few hundred all is the maximum or nothing, and powers of ten cost.
            return int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                ? (1, 0, Math.Clamp(exponent, -1000, 1000))
                : null;
        }

        return text switch
        {
            "n" => (1, 0, -9),
            "u" => (1, 0, -6),
            "m" => (1, 0, -3),
            "" => (1, 0, 0),
            "k" => (1, 0, 3),
            "M" => (1, 0, 6),
            "G" => (1, 0, 9),
            "T" => (1, 0, 12),
            "P" => (1, 0, 15),
            "E" => (1, 0, 18),
            "Ki" => (1024, 1, 0),
            "Mi" => (1024, 2, 0),
            "Gi" => (1024, 3, 0),
            "Ti" => (1024, 4, 0),
            "Pi" => (1024, 5, 0),
            "Ei" => (1024, 6, 0),
            _ => null,
        };
    }
}
