namespace KubeInventory.Embedded.Cel;

/// <summary>A type as a value: what <c>type(x)</c> gives and <c>string</c> alone denotes.</summary>
internal sealed class CelTypeValue(CelType described) : CelValue
{
    public CelType Described => described;

    public override CelType Type => CelType.AnyType;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelTypeValue type && described.Name == type.Described.Name);
}
