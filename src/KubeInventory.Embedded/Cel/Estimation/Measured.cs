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
