using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Arithmetic of moments and durations, and their parts, in UTC or in a named or numeric time zone.</summary>
internal static class TimeFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global(Operators.Add, [CelType.Duration, CelType.Duration], CelType.Duration, static a =>
            Duration((Int128)Span(a, 0) + Span(a, 1))),
        CelOverload.Global(Operators.Add, [CelType.Duration, CelType.Timestamp], CelType.Timestamp, static a =>
            a.Of<CelTimestamp>(1).Add(Span(a, 0))),
        CelOverload.Global(Operators.Add, [CelType.Timestamp, CelType.Duration], CelType.Timestamp, static a =>
            a.Of<CelTimestamp>(0).Add(Span(a, 1))),
        CelOverload.Global(Operators.Subtract, [CelType.Duration, CelType.Duration], CelType.Duration, static a =>
            Duration((Int128)Span(a, 0) - Span(a, 1))),
        CelOverload.Global(Operators.Subtract, [CelType.Timestamp, CelType.Duration], CelType.Timestamp, static a =>
            a.Of<CelTimestamp>(0).Add(-(Int128)Span(a, 1))),
        CelOverload.Global(Operators.Subtract, [CelType.Timestamp, CelType.Timestamp], CelType.Duration, static a =>
            Duration(Moment(a, 0) - Moment(a, 1))),
        .. Part("getFullYear", static time => time.Year),
        .. Part("getMonth", static time => time.Month - 1),
        .. Part("getDayOfYear", static time => time.DayOfYear - 1),
        .. Part("getDayOfMonth", static time => time.Day - 1),
        .. Part("getDate", static time => time.Day),
        .. Part("getDayOfWeek", static time => (int)time.DayOfWeek),
        .. Part("getHours", static time => time.Hour),
        .. Part("getMinutes", static time => time.Minute),
        .. Part("getSeconds", static time => time.Second),
        .. MillisecondsOfTime,
        Whole("getHours", 3_600 * CelDuration.PerSecond),
        Whole("getMinutes", 60 * CelDuration.PerSecond),
        Whole("getSeconds", CelDuration.PerSecond),
        Whole("getMilliseconds", 1_000_000),
    ];

    private static IEnumerable<CelOverload> MillisecondsOfTime =>
    [
        CelOverload.Member(CelType.Timestamp, "getMilliseconds", [], CelType.Int, Milliseconds),
        CelOverload.Member(CelType.Timestamp, "getMilliseconds", [CelType.String], CelType.Int, static a =>
            In(a.Of<CelTimestamp>(0), a.Text(1), out var error) is null ? error! : Milliseconds(a)),
    ];

    private static long Span(Arguments arguments, int index) => arguments.Of<CelDuration>(index).Nanoseconds;

    private static Int128 Moment(Arguments arguments, int index) => arguments.Of<CelTimestamp>(index).SinceEpoch();

    private static CelInt Milliseconds(Arguments arguments) => new(arguments.Of<CelTimestamp>(0).Nanoseconds / 1_000_000);

    private static CelValue Duration(Int128 nanoseconds) =>
        nanoseconds < long.MinValue || nanoseconds > long.MaxValue ? CelError.IntOverflow : new CelDuration((long)nanoseconds);

    private static IEnumerable<CelOverload> Part(string name, Func<DateTime, int> read) =>
    [
        CelOverload.Member(CelType.Timestamp, name, [], CelType.Int, arguments => new CelInt(read(arguments.Of<CelTimestamp>(0).Utc))),
        CelOverload.Member(CelType.Timestamp, name, [CelType.String], CelType.Int, arguments =>
            In(arguments.Of<CelTimestamp>(0), arguments.Text(1), out var error) is { } local ? new CelInt(read(local)) : error!),
    ];

    private static CelOverload Whole(string name, long unit) =>
        CelOverload.Member(CelType.Duration, name, [], CelType.Int, arguments =>
            new CelInt(arguments.Of<CelDuration>(0).Nanoseconds / unit));

    private static DateTime? In(CelTimestamp time, string zone, out CelError? error)
    {
        error = null;
        var colon = zone.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            if (zone is "" or "UTC")
            {
                return time.Utc;
            }

            if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            {
                return time.At(found.GetUtcOffset(new DateTimeOffset(time.Utc, TimeSpan.Zero)));
            }

            error = new CelError($"unknown time zone {zone}");
            return null;
        }

        if (int.TryParse(zone.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(zone.AsSpan(colon + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes)
            && hours is >= -24 and <= 24)
        {
            if (minutes is >= 0 and < 60)
            {
                return time.At(new TimeSpan(hours, zone[0] == '-' ? -minutes : minutes, 0));
            }

            error = new CelError($"timezone offset minutes out of range [0, 59]: {zone}");
            return null;
        }

        error = new CelError($"strconv.Atoi: parsing {GoText.Quote(zone[..colon])}: invalid syntax");
        return null;
    }
}
