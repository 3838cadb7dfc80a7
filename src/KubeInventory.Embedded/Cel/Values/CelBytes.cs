namespace KubeInventory.Embedded.Cel;

internal sealed class CelBytes(ReadOnlyMemory<byte> value) : CelValue
{
    public ReadOnlyMemory<byte> Value => value;

    public override CelType Type => CelType.Bytes;

    public override long Size => value.Length;

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelBytes bytes && value.Span.SequenceEqual(bytes.Value.Span));
}
