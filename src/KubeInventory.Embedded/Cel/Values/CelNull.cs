namespace KubeInventory.Embedded.Cel;

internal sealed class CelNull : CelValue
{
    private CelNull()
    {
    }

    public static CelNull Value { get; } = new();

    public override CelType Type => CelType.Null;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelNull);
}
