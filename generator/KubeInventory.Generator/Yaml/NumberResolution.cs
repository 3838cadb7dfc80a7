using System.Globalization;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads plain scalars that begin as a number does.</summary>
internal static class NumberResolution
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static ResolvedScalar Resolve(string value)
    {
        switch (value)
        {
            case ".nan" or ".NaN" or ".NAN":
                return ResolvedScalar.Float(double.NaN);
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return ResolvedScalar.Float(double.PositiveInfinity);
            case "-.inf" or "-.Inf" or "-.INF":
                return ResolvedScalar.Float(double.NegativeInfinity);
        }

        var digits = value.IndexOf('_') < 0 ? value : value.Replace("_", "");
        return TryParseInteger(digits, out var number) || TryParseFloat(digits, out number) ? number : default;
    }

    private static bool TryParseInteger(string text, out ResolvedScalar number)
    {
        number = default;
        var isNegative = text.Length > 0 && text[0] == '-';
        var index = isNegative || (text.Length > 0 && text[0] == '+') ? 1 : 0;
        var radix = TakeRadix(text, ref index);
        if (index == text.Length)
        {
            return false;
        }

        ulong magnitude = 0;
        for (; index < text.Length; index++)
        {
            var digit = YamlCharacters.HexValue(text[index]);
            if (digit < 0 || digit >= radix || magnitude > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
            {
                return false;
            }

            magnitude = (magnitude * (ulong)radix) + (ulong)digit;
        }

        const ulong LongestNegative = 1UL << 63;
        if (isNegative && magnitude > LongestNegative)
        {
            return false;
        }

        number = isNegative ? ResolvedScalar.Integer(unchecked(-(long)magnitude))
            : magnitude <= long.MaxValue ? ResolvedScalar.Integer((long)magnitude)
            : ResolvedScalar.Float(magnitude);
        return true;
    }

    private static int TakeRadix(string text, ref int index)
    {
        if (index + 1 >= text.Length || text[index] != '0')
        {
            return 10;
        }

        var radix = text[index + 1] switch { 'x' or 'X' => 16, 'b' or 'B' => 2, 'o' or 'O' => 8, _ => 0 };
        index += radix == 0 ? 1 : 2;
        return radix == 0 ? 8 : radix;
    }

    private static bool TryParseFloat(string text, out ResolvedScalar number)
    {
        var isNumber = double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var value)
            && !double.IsInfinity(value)
            && StartsAsDecimal(text);
        number = isNumber ? ResolvedScalar.Float(value) : default;
        return isNumber;
    }

    // The framework also reads "-Infinity" and its kin, which are text here.
    private static bool StartsAsDecimal(string text)
    {
        var first = text[0] is '+' or '-' ? 1 : 0;
        return first < text.Length && text[first] is '.' or (>= '0' and <= '9');
    }
}
