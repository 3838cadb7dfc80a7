namespace KubeInventory.Embedded.Cel;

internal sealed class CelInt(long value) : CelValue
{
    public long Value => value;

    public override CelType Type => CelType.Int;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(NumberOrder.Compare(this, other) == 0);
}
