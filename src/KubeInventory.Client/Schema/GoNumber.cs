using System.Globalization;

namespace KubeInventory.Client.Schema;

/// <summary>Prints floating-point numbers as Go does: the fewest digits that read back the same.</summary>
internal static class GoNumber
{
    /// <summary>As <c>%v</c> prints it: with an exponent from a million on.</summary>
    public static string Show(double number) => Print(number, firstLargeExponent: 6, exponentDigits: 2);

    /// <summary>As JSON: with an exponent from 10²¹ on.</summary>
    public static string Json(double number) => Print(number, firstLargeExponent: 21, exponentDigits: 1);

    private static string Print(double number, int firstLargeExponent, int exponentDigits)
    {
        var (digits, exponent) = Split(Math.Abs(number));
        var sign = double.IsNegative(number) ? "-" : "";
        var smallest = exponentDigits == 1 ? -6 : -4;
        if (exponent < smallest || exponent >= firstLargeExponent)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            var power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    // The significant digits, and the power of ten of the first one.
    private static (string Digits, int Exponent) Split(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? parts[0].Length : point;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leadingZeros = digits.Length - digits.TrimStart('0').Length;
        var significant = digits.Trim('0');
        var power = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return significant.Length == 0 ? ("0", 0) : (significant, whole - 1 - leadingZeros + power);
    }
}
