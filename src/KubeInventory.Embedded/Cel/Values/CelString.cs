namespace KubeInventory.Embedded.Cel;

internal sealed class CelString(string value) : CelValue
{
    public string Value => value;

    public override CelType Type => CelType.String;

    /// <summary>In Unicode code points.</summary>
    public override long Size => CodePoints.Count(value);

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelString text && value == text.Value);
}
