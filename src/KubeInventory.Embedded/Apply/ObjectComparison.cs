namespace KubeInventory.Embedded.Apply;

/// <summary>What a write changed. No path is in two of the sets.</summary>
/// <param name="Added">Fields that were absent.</param>
/// <param name="Modified">Fields that have another value than before.</param>
/// <param name="Removed">Fields that are absent now.</param>
internal sealed record ObjectComparison(FieldSet Added, FieldSet Modified, FieldSet Removed)
{
    /// <summary>Fields that have a value that they did not have before.</summary>
    public FieldSet Written { get; } = Added.Union(Modified);

    /// <summary>The changes outside the given fields and what is below these.</summary>
    public ObjectComparison ExceptBelow(FieldSet ignored) =>
        new(Added.ExceptBelow(ignored), Modified.ExceptBelow(ignored), Removed.ExceptBelow(ignored));
}
