namespace KubeInventory.Embedded.Cel;

internal sealed class CelInt(long value) : CelValue
{
    public long Value => value;

    public override CelType Type => CelType.Int;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(NumberOrder.Compare(this, other) == 0);
}

internal sealed class CelUint(ulong value) : CelValue
{
    public ulong Value => value;

    public override CelType Type => CelType.Uint;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(NumberOrder.Compare(this, other) == 0);
}

internal sealed class CelDouble(double value) : CelValue
{
    public double Value => value;

    public override CelType Type => CelType.Double;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(NumberOrder.Compare(this, other) == 0);
}
