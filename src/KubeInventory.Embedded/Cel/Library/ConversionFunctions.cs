using System.Globalization;
using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary><c>int()</c>, <c>string()</c> and the other functions named after types.</summary>
internal static class ConversionFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        .. Convert(CelType.Int, ToInt, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Timestamp, CelType.Duration),
        .. Convert(CelType.Uint, ToUint, CelType.Uint, CelType.Int, CelType.Double, CelType.String),
        .. Convert(CelType.Double, ToDouble, CelType.Double, CelType.Int, CelType.Uint, CelType.String),
        .. Convert(CelType.Bool, ToBool, CelType.Bool, CelType.String),
        .. Convert(CelType.Bytes, ToBytes, CelType.Bytes, CelType.String),
        .. Convert(
            CelType.String, ToText, CelType.String, CelType.Bool, CelType.Int, CelType.Uint, CelType.Double,
            CelType.Bytes, CelType.Timestamp, CelType.Duration, CelType.Ip, CelType.Cidr),
        .. Convert(CelType.Timestamp, ToTimestamp, CelType.Timestamp, CelType.String, CelType.Int),
        .. Convert(CelType.Duration, ToDuration, CelType.Duration, CelType.String),
        CelOverload.Global("dyn", [CelType.A], CelType.Dyn, static a => a[0]),
        CelOverload.Global("type", [CelType.A], CelType.Type(CelType.A), static a => new CelTypeValue(a[0].Type)),
    ];

    private static IEnumerable<CelOverload> Convert(CelType target, Func<CelValue, CelValue?> convert, params CelType[] sources) =>
        sources.Select(source => CelOverload.Global(target.ToString(), [source], target, arguments =>
            ReferenceEquals(source, target) ? arguments[0] : convert(arguments[0]) ?? CelError.NoConversion(arguments[0], target)));

    private static CelValue? ToInt(CelValue value) => value switch
    {
        CelUint number => number.Value <= long.MaxValue ? new CelInt((long)number.Value) : CelError.IntOverflow,
        CelDouble number => number.Value is > long.MinValue and < long.MaxValue ? new CelInt((long)number.Value) : CelError.IntOverflow,
        CelString text when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            new CelInt(number),
        CelTimestamp time => new CelInt(time.Seconds),
        CelDuration duration => new CelInt(duration.Nanoseconds),
        _ => null,
    };

    private static CelValue? ToUint(CelValue value) => value switch
    {
        CelInt number => number.Value >= 0 ? new CelUint((ulong)number.Value) : CelError.UintOverflow,
        CelDouble number => number.Value is >= 0 and < ulong.MaxValue ? new CelUint((ulong)number.Value) : CelError.UintOverflow,
        CelString text when ulong.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            new CelUint(number),
        _ => null,
    };

    private static CelDouble? ToDouble(CelValue value) => value switch
    {
        CelInt number => new CelDouble(number.Value),
        CelUint number => new CelDouble(number.Value),
        CelString text => GoNumberText.ParseDouble(text.Value) is { } number ? new CelDouble(number) : null,
        _ => null,
    };

    private static CelBool? ToBool(CelValue value) => (value as CelString)?.Value switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => CelBool.True,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => CelBool.False,
        _ => null,
    };

    private static CelBytes? ToBytes(CelValue value) => value is CelString text ? new CelBytes(Encoding.UTF8.GetBytes(text.Value)) : null;

    private static CelValue? ToText(CelValue value)
    {
        if (value is not CelBytes bytes)
        {
            return new CelString(value is CelDouble number ? GoDouble.Format(number.Value, exponentFrom: 6) : CelText.Plain(value));
        }

        return System.Text.Unicode.Utf8.IsValid(bytes.Value.Span)
            ? new CelString(Encoding.UTF8.GetString(bytes.Value.Span))
            : new CelError("invalid UTF-8 in bytes, cannot convert to string");
    }

    private static CelValue? ToTimestamp(CelValue value) => value switch
    {
        CelInt seconds => CelTimestamp.Of((Int128)seconds.Value * CelDuration.PerSecond),
        CelString text => TimeText.ParseTimestamp(text.Value),
        _ => null,
    };

    private static CelDuration? ToDuration(CelValue value) => value switch
    {
        CelString text when TimeText.ParseDuration(text.Value) is { } nanoseconds => new CelDuration(nanoseconds),
        _ => null,
    };
}
