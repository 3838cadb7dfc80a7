namespace KubeInventory.Embedded.Cel;

/// <summary>A named format of strings.</summary>
internal sealed class CelFormat(string name, Func<string, IEnumerable<string>> validate) : CelValue
{
    public override CelType Type => CelType.Format;

    /// <summary>What is wrong with the text; nothing where it has the format.</summary>
    public IReadOnlyList<string> Validate(string text) => [.. validate(text)];

    public override CelValue EqualTo(CelValue other) => CelBool.Of(ReferenceEquals(this, other));

    public override string ToString() => name;
}
