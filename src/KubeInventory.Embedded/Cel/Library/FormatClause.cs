using System.Globalization;

namespace KubeInventory.Embedded.Cel;

/// <summary>A part of a format string: text, or a clause like <c>%.2f</c> that takes an argument.</summary>
/// <param name="Text">The text; of a clause nothing.</param>
/// <param name="Verb">The letter of the clause; of text the zero character.</param>
/// <param name="Precision">The digits behind the point.</param>
/// <param name="Error">Why the clause cannot be read; null of a good one.</param>
internal readonly record struct FormatClause(string Text, char Verb, int Precision, string? Error)
{
    private const int DefaultPrecision = 6;

    /// <summary>No double has more digits behind the point.</summary>
    private const int MaxPrecision = 1_100;

    public bool IsText => Verb == '\0' && Error is null;

    public static IEnumerable<FormatClause> Parse(string format)
    {
        for (var position = 0; position < format.Length;)
        {
            var percent = format.IndexOf('%', position);
            var end = percent < 0 ? format.Length : percent;
            if (end > position)
            {
                yield return new FormatClause(format[position..end], '\0', 0, null);
            }

            position = end + 1;
            if (end < format.Length)
            {
                yield return ParseClause(format, ref position);
            }
        }
    }

    private static FormatClause ParseClause(string format, ref int position)
    {
        if (position >= format.Length)
        {
            return Failed("unexpected end of string");
        }

        if (format[position] == '%')
        {
            position++;
            return new FormatClause("%", '\0', 0, null);
        }

        var precision = DefaultPrecision;
        if (format[position] == '.')
        {
            var start = ++position;
            while (position < format.Length && char.IsAsciiDigit(format[position]))
            {
                position++;
            }

            const string Prefix = "could not parse formatting clause: error while parsing precision: ";
            var digits = format[start..position];
            if (position >= format.Length)
            {
                return Failed($"{Prefix}could not find end of precision specifier");
            }

            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out precision))
            {
                var reason = digits.Length == 0 ? "invalid syntax" : "value out of range";
                return Failed($"{Prefix}error while converting precision to integer: strconv.Atoi: parsing \"{digits}\": {reason}");
            }
        }

        var verb = format[position++];
        return "sdfebxXo".Contains(verb, StringComparison.Ordinal)
            ? new FormatClause("", verb, Math.Min(precision, MaxPrecision), null)
            : Failed($"could not parse formatting clause: unrecognized formatting clause \"{verb}\"");
    }

    private static FormatClause Failed(string error) => new("", '\0', 0, error);
}
