using System.Globalization;

namespace KubeInventory.Embedded.Cel;

/// <summary>Prints doubles with the digits and exponents that Go gives them.</summary>
internal static class GoDouble
{
    /// <summary>The shortest text that reads back as the same number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="exponentFrom">From which power of ten on the text has an exponent, as it also has below -4.</param>
    public static string Format(double value, int exponentFrom = 21)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var (sign, digits, exponent) = Shortest(value);
        if (exponent < -4 || exponent >= exponentFrom)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}";
        }

        return sign + Fixed(digits, exponent);
    }

    /// <summary>The shortest text without an exponent.</summary>
    public static string FormatFixed(double value)
    {
        var (sign, digits, exponent) = Shortest(value);
        return sign + Fixed(digits, exponent);
    }

    private static (string Sign, string Digits, int Exponent) Shortest(double value)
    {
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var whole = parts[0].Split('.')[0];
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        var mantissa = all.Trim('0');
        var shift = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var exponent = mantissa.Length == 0 ? 0 : whole.Length - 1 - leading + shift;
        return (double.IsNegative(value) ? "-" : "", mantissa.Length == 0 ? "0" : mantissa, exponent);
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return $"0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }
}
