using System;
using System.Globalization;

namespace KubeInventory.Generator.Yaml;

/// <summary>What a number that is not an integer is called as a key: the shortest text of its 32-bit value, as Go's %g writes it.</summary>
internal static class FloatName
{
    private const int MostDigitsOfSingle = 8;
    private const int SmallestPlainExponent = -4;
    private const int SmallestScientificExponent = 6;

    public static string Of(double number)
    {
        var value = (float)number;
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return float.IsNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
        }

        var decimals = 0;
        var text = Scientific(value, decimals);
        while (decimals < MostDigitsOfSingle && float.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = Scientific(value, ++decimals);
        }

        var e = text.IndexOf('E');
        var exponent = int.Parse(text.Substring(e + 1), CultureInfo.InvariantCulture);
        return exponent is >= SmallestPlainExponent and < SmallestScientificExponent
            ? number.ToString("F" + Math.Max(0, decimals - exponent), CultureInfo.InvariantCulture)
            : text.Substring(0, e) + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
    }

    private static string Scientific(float value, int decimals) => value.ToString("E" + decimals, CultureInfo.InvariantCulture);
}
