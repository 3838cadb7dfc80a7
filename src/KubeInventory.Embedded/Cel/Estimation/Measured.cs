namespace KubeInventory.Embedded.Cel;

/// <summary>What is estimated of an expression.</summary>
/// <param name="Cost">The most that computing it costs.</param>
/// <param name="Size">The size of its value; null where nothing is known.</param>
/// <param name="Place">The part of the schema it stands for; null where it is computed.</param>
/// <param name="Elements">The sizes of what a computed list or map holds; null where nothing is known.</param>
internal sealed record Measured(ulong Cost, SizeRange? Size = null, Place? Place = null, ElementSizes? Elements = null)
{
    public SizeRange SizeOrUnknown => Size ?? SizeRange.Unknown;
}

/// <summary>The sizes of the keys (or positions) and values of a computed list or map.</summary>
internal sealed record ElementSizes(bool IsMap, SizeRange Keys, SizeRange Values)
{
    public static ElementSizes? Union(ElementSizes? a, ElementSizes? b) =>
        a is null || b is null ? null : new ElementSizes(a.IsMap, a.Keys.Union(b.Keys), a.Values.Union(b.Values));
}
