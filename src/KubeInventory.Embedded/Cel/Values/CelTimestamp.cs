using System.Globalization;

namespace KubeInventory.Embedded.Cel;

/// <summary>A moment between the years 1 and 9999, to the nanosecond, which <see cref="DateTime"/> does not hold.</summary>
internal sealed class CelTimestamp : CelValue
{
    private const long MinSeconds = -62135596800;
    private const long MaxSeconds = 253402300799;

    private readonly TimeSpan _offset;

    private CelTimestamp(long seconds, int nanoseconds, TimeSpan offset)
    {
        Seconds = seconds;
        Nanoseconds = nanoseconds;
        _offset = offset;
    }

    /// <summary>Since 1970, rounded down.</summary>
    public long Seconds { get; }

    /// <summary>The rest, from 0 to 999,999,999.</summary>
    public int Nanoseconds { get; }

    public override CelType Type => CelType.Timestamp;

    /// <summary>The moment in UTC, cut to the second.</summary>
    public DateTime Utc => DateTime.UnixEpoch.AddSeconds(Seconds);

    /// <summary>The moment, or an error where it is out of range.</summary>
    /// <param name="nanoseconds">Since 1970.</param>
    /// <param name="offset">In which offset from UTC it prints; nothing else depends on it.</param>
    public static CelValue Of(Int128 nanoseconds, TimeSpan offset = default)
    {
        var (seconds, rest) = Int128.DivRem(nanoseconds, CelDuration.PerSecond);
        (seconds, rest) = rest < 0 ? (seconds - 1, rest + CelDuration.PerSecond) : (seconds, rest);
        return seconds < MinSeconds || seconds > MaxSeconds
            ? CelError.TimestampOverflow
            : new CelTimestamp((long)seconds, (int)rest, offset);
    }

    public CelValue Add(Int128 nanoseconds) => Of(SinceEpoch() + nanoseconds, _offset);

    public Int128 SinceEpoch() => ((Int128)Seconds * CelDuration.PerSecond) + Nanoseconds;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelTimestamp time && SinceEpoch() == time.SinceEpoch());

    /// <summary>RFC 3339 with as many digits as needed.</summary>
    public override string ToString()
    {
        var text = At(_offset).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = Nanoseconds == 0 ? "" : $".{Nanoseconds:D9}".TrimEnd('0');
        var zone = _offset == TimeSpan.Zero ? "Z" : $"{(_offset < TimeSpan.Zero ? '-' : '+')}{_offset:hh\\:mm}";
        return $"{text}{fraction}{zone}";
    }

    /// <summary>The clock at an offset from UTC, cut to the second.</summary>
    public DateTime At(TimeSpan offset) => new(Math.Clamp(Utc.Ticks + offset.Ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
}
