namespace KubeInventory.Embedded.Cel;

internal sealed class CelDouble(double value) : CelValue
{
    public double Value => value;

    public override CelType Type => CelType.Double;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(NumberOrder.Compare(this, other) == 0);
}
