namespace KubeInventory.Embedded.Cel;

/// <summary>A list that an expression made.</summary>
internal sealed class CelArray(IReadOnlyList<CelValue> items) : CelList
{
    public static CelArray Empty { get; } = new([]);

    public override int Count => items.Count;

    public override CelValue this[int index] => items[index];
}
