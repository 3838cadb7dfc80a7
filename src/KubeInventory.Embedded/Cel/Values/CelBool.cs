namespace KubeInventory.Embedded.Cel;

internal sealed class CelBool : CelValue
{
    private CelBool(bool value) => Value = value;

    public static CelBool True { get; } = new(true);

    public static CelBool False { get; } = new(false);

    public bool Value { get; }

    public override CelType Type => CelType.Bool;

    public static CelBool Of(bool value) => value ? True : False;

    public override CelValue EqualTo(CelValue other) => Of(ReferenceEquals(this, other));
}
