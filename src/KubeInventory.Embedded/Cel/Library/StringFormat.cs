using System.Globalization;
using System.Numerics;
using System.Text;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary><c>'%s has %d items'.format([name, count])</c>.</summary>
internal static class StringFormat
{
    /// <summary>No double has more digits behind the point.</summary>
    private const int MaxPrecision = 1_100;

    public static CelValue Format(string format, CelList arguments)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var position = 0; position < format.Length; position++)
        {
            if (format[position] != '%')
            {
                result.Append(format[position]);
            }
            else if (position + 1 < format.Length && format[position + 1] == '%')
            {
                result.Append('%');
                position++;
            }
            else if (next >= arguments.Count)
            {
                return new CelError($"index {next} out of range");
            }
            else
            {
                var text = Clause(format, ref position, arguments[next++], out var error);
                if (text is null)
                {
                    return new CelError(error);
                }

                result.Append(text);
            }
        }

        return new CelString(result.ToString());
    }

    private static string? Clause(string format, ref int position, CelValue value, out string error)
    {
        error = "unexpected end of string";
        if (++position >= format.Length)
        {
            return null;
        }

        var precision = 6;
        if (format[position] == '.')
        {
            var end = position + 1;
            while (end < format.Length && char.IsAsciiDigit(format[end]))
            {
                end++;
            }

            error = "could not parse formatting clause: error while parsing precision: could not find end of precision specifier";
            if (end >= format.Length || !int.TryParse(format.AsSpan(position + 1, end - position - 1), out precision) || precision > MaxPrecision)
            {
                return null;
            }

            position = end;
        }

        var text = format[position] switch
        {
            's' => Text(value, out error),
            'd' => Check(value is CelInt or CelUint ? CelText.Plain(value) : null, value, "decimal clause can only be used on integers", out error),
            'f' => Check(Double(value) is { } number ? Fixed(number, precision) : null, value, "fixed-point clause can only be used on doubles", out error),
            'e' => Check(Double(value) is { } number ? Scientific(number, precision) : null, value, "scientific clause can only be used on doubles", out error),
            'b' => Check(value is CelBool flag ? (flag.Value ? "1" : "0") : Radix(value, 2), value, "only integers and bools can be formatted as binary", out error),
            'o' => Check(Radix(value, 8), value, "octal clause can only be used on integers", out error),
            'x' => Check(Hexadecimal(value)?.ToLowerInvariant(), value, "only integers, byte buffers, and strings can be formatted as hex", out error),
            'X' => Check(Hexadecimal(value), value, "only integers, byte buffers, and strings can be formatted as hex", out error),
            _ => null,
        };
        error = error.Length > 0 && text is null && error.Contains("was given", StringComparison.Ordinal)
            ? $"error during formatting: {error}"
            : $"could not parse formatting clause: unrecognized formatting clause \"{format[position]}\"";
        return text;
    }

    private static string? Check(string? text, CelValue value, string rule, out string error)
    {
        error = $"{rule}, was given {value.Type.Name}";
        return text;
    }

    private static string? Text(CelValue value, out string error)
    {
        error = "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, "
            + $"was given {value.Type.Name}";
        switch (value)
        {
            case CelList list:
                var items = new List<string>();
                foreach (var item in list.Items)
                {
                    if (Text(item, out error) is not { } text)
                    {
                        return null;
                    }

                    items.Add(Quoted(item, text));
                }

                return $"[{string.Join(", ", items)}]";
            case CelMap map:
                var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
                foreach (var key in map.Keys)
                {
                    var item = map.Find(key)!;
                    if (Text(item, out error) is not { } text)
                    {
                        return null;
                    }

                    entries[Quoted(key, CelText.Plain(key))] = Quoted(item, text);
                }

                return $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}:{entry.Value}"))}}}";
            case CelOptional or CelError:
                return null;
            default:
                return value.Type.Kind is CelKind.Object or CelKind.Opaque ? null : CelText.Plain(value);
        }
    }

    private static string Quoted(CelValue value, string text) => value switch
    {
        CelString => GoText.Quote(text),
        CelBytes => $"b{GoText.Quote(text)}",
        CelDouble number => double.IsFinite(number.Value) ? Fixed(number.Value, 6) : GoText.Quote(Special(number.Value)),
        _ => text,
    };

    private static double? Double(CelValue value) => value switch
    {
        CelDouble number => number.Value,
        CelString { Value: "NaN" } => double.NaN,
        CelString { Value: "Infinity" } => double.PositiveInfinity,
        CelString { Value: "-Infinity" } => double.NegativeInfinity,
        _ => null,
    };

    private static string Special(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";

    private static string Fixed(double number, int precision) =>
        double.IsFinite(number) ? number.ToString($"N{precision}", CultureInfo.InvariantCulture) : Special(number);

    private static string Scientific(double number, int precision)
    {
        if (!double.IsFinite(number))
        {
            return Special(number);
        }

        var parts = number.ToString($"E{precision}", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = string.Concat(Math.Abs(exponent).ToString("D2", CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
        return $"{parts[0]}×10{(exponent < 0 ? "⁻" : "")}{digits}";
    }

    private static string? Radix(CelValue value, int radix)
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

    private static string? Hexadecimal(CelValue value) => value switch
    {
        CelString text => Convert.ToHexString(Encoding.UTF8.GetBytes(text.Value)),
        CelBytes bytes => Convert.ToHexString(bytes.Value.Span),
        _ => Radix(value, 16),
    };
}
