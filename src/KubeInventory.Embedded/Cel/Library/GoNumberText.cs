using System.Globalization;

namespace KubeInventory.Embedded.Cel;

/// <summary>Reads numbers as Go's strconv does, where .NET is more or less lenient.</summary>
internal static class GoNumberText
{
    public static double? ParseDouble(string text) => text.TrimStart('+', '-').ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "infinity" when text[0] == '-' => double.NegativeInfinity,
        "inf" or "infinity" => double.PositiveInfinity,
        _ when text.Length > 0 && text.All(static c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => null,
    };
}
