namespace KubeInventory.Embedded.Cel;

internal sealed class CelUint(ulong value) : CelValue
{
    public ulong Value => value;

    public override CelType Type => CelType.Uint;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(NumberOrder.Compare(this, other) == 0);
}
