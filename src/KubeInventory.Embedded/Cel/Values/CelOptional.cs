namespace KubeInventory.Embedded.Cel;

internal sealed class CelOptional : CelValue
{
    private CelOptional(CelValue? value) => Value = value;

    public static CelOptional None { get; } = new(null);

    /// <summary>The value; null of an empty optional.</summary>
    public CelValue? Value { get; }

    public override CelType Type => CelType.AnyOptional;

    public override long Size => Value?.Size ?? 1;

    public static CelOptional Of(CelValue value) => new(value);

    public override CelValue EqualTo(CelValue other) => other switch
    {
        CelOptional { Value: { } theirs } when Value is not null => AreEqual(Value, theirs),
        CelOptional optional => CelBool.Of(Value is null && optional.Value is null),
        _ => CelBool.False,
    };
}
