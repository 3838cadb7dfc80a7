namespace KubeInventory.Embedded.Cel;

/// <summary>The sizes of the keys (or positions) and values of a computed list or map.</summary>
internal sealed record ElementSizes(bool IsMap, SizeRange Keys, SizeRange Values)
{
    public static ElementSizes? Union(ElementSizes? a, ElementSizes? b) =>
        a is null || b is null ? null : new ElementSizes(a.IsMap, a.Keys.Union(b.Keys), a.Values.Union(b.Values));
}
