namespace KubeInventory.Embedded.Cel;

internal sealed class CelDuration(long nanoseconds) : CelValue
{
    public const long PerSecond = 1_000_000_000;

    public long Nanoseconds => nanoseconds;

    public override CelType Type => CelType.Duration;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelDuration duration && nanoseconds == duration.Nanoseconds);

    /// <summary>Seconds as a decimal, like <c>90.5s</c>.</summary>
    public override string ToString() => $"{GoDouble.FormatFixed(nanoseconds / (double)PerSecond)}s";
}
