namespace KubeInventory.Embedded.Cel;

/// <summary>Between which bounds the size of a string, list or map will be.</summary>
internal readonly record struct SizeRange(ulong Min, ulong Max)
{
    public static SizeRange Unknown => new(0, Bound.None);

    public static SizeRange Exactly(ulong size) => new(size, size);

    public static SizeRange UpTo(ulong max) => new(0, max);

    public SizeRange Add(SizeRange other) => new(Bound.Add(Min, other.Min), Bound.Add(Max, other.Max));

    public SizeRange Multiply(SizeRange other) => new(Bound.Multiply(Min, other.Min), Bound.Multiply(Max, other.Max));

    public SizeRange Union(SizeRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));
}
