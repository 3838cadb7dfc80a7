using System.Globalization;

namespace KubeInventory.Client;

/// <summary>Reads what <c>resource.Quantity</c> of apimachinery reads.</summary>
internal static class QuantityParser
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static decimal? Parse(string text)
    {
        var digits = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (digits > 0 && digits < text.Length && text[digits] == '.')
        {
            digits++;
        }

        var number = text.AsSpan(0, digits);
        var suffix = text.AsSpan(digits);
        var exponent = number.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            return suffix.IsEmpty
                && int.TryParse(number[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
                && Math.Abs(power) <= 40
                    ? Scale(number[..exponent], 10, power)
                    : null;
        }

        return Factor(suffix) is { } factor ? Scale(number, factor.Base, factor.Power) : null;
    }

    private static (int Base, int Power)? Factor(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => (10, 0),
        "n" => (10, -9),
        "u" => (10, -6),
        "m" => (10, -3),
        "k" => (10, 3),
        "M" => (10, 6),
        "G" => (10, 9),
        "T" => (10, 12),
        "P" => (10, 15),
        "E" => (10, 18),
        "Ki" => (1024, 1),
        "Mi" => (1024, 2),
        "Gi" => (1024, 3),
        "Ti" => (1024, 4),
        "Pi" => (1024, 5),
        "Ei" => (1024, 6),
        _ => null,
    };

    private static decimal? Scale(ReadOnlySpan<char> number, int factor, int power)
    {
        if (!decimal.TryParse(number, Signed, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        try
        {
            for (; power > 0; power--)
            {
                value *= factor;
            }

            for (; power < 0; power++)
            {
                value /= factor;
            }

            return value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
