using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary><c>'%s has %d items'.format([name, count])</c>.</summary>
internal static class StringFormat
{
    public static CelValue Format(string format, CelList arguments)
    {
        var result = new StringBuilder();
        var next = 0;
        foreach (var clause in FormatClause.Parse(format))
        {
            if (clause.IsText)
            {
                result.Append(clause.Text);
                continue;
            }

            if (next >= arguments.Count || clause.Error is not null)
            {
                return new CelError(next >= arguments.Count ? FormatRules.OutOfRange(next) : clause.Error!);
            }

            var value = arguments[next++];
            if (value is CelError)
            {
                return value;
            }

            if (Text(clause, value, out var error) is not { } text)
            {
                return new CelError(error ?? FormatRules.Refusal(clause.Verb, value.Type.Name));
            }

            result.Append(text);
        }

        return new CelString(result.ToString());
    }

    private static string? Text(FormatClause clause, CelValue value, out string? error)
    {
        error = null;
        return clause.Verb switch
        {
            's' => FormattedText.Of(value, out error),
            'd' => value is CelInt or CelUint ? CelText.Plain(value) : null,
            'f' => FormattedNumber.AsDouble(value) is { } number ? FormattedNumber.Fixed(number, clause.Precision) : null,
            'e' => FormattedNumber.AsDouble(value) is { } number ? FormattedNumber.Scientific(number, clause.Precision) : null,
            'b' => value is CelBool flag ? (flag.Value ? "1" : "0") : FormattedNumber.Radix(value, 2),
            'o' => FormattedNumber.Radix(value, 8),
            'X' => FormattedNumber.Hexadecimal(value),
            _ => FormattedNumber.Hexadecimal(value)?.ToLowerInvariant(),
        };
    }
}
